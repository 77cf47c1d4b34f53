// Made from the providers' profiles; docs/how-to/add-a-provider.md says how.
namespace Maru.Cli.Wire;

/// <summary>The providers of the server.</summary>
internal static class ProviderNames
{
    public static readonly IReadOnlyList<string> All = ["openai", "gemini", "openai_compatible", "builtin", "anthropic"];

    /// <summary>Those that take a key.</summary>
    public static readonly IReadOnlyList<string> WithKey = ["openai", "gemini", "openai_compatible", "anthropic"];

    /// <summary>Those whose keys need an address.</summary>
    public static readonly IReadOnlyList<string> WithAddress = ["openai_compatible"];
}
