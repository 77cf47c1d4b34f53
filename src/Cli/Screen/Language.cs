namespace Maru.Cli.Screen;

/// <summary>What the person reads.</summary>
internal enum Language
{
    English,
    Korean,
}
