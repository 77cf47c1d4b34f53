namespace Maru.Modules.Llm.Gateway.Estimating;

/// <summary>What a media member holds when its string does not say it itself.</summary>
internal enum MediaKind
{
    Picture,
    Sound,
    Film,
    File,
}
