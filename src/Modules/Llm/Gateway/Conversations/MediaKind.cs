namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a medium is, where its bytes do not say it themselves.</summary>
internal enum MediaKind
{
    Picture,
    Sound,
    Film,
    File,
}
