namespace Maru.Modules.Llm.Providers.Families;

/// <summary>
/// The two names of the most tokens an answer may have. OpenAI's newer models refuse the old one; many servers know only that.
/// </summary>
internal static class LimitName
{
    public const string Old = "max_tokens";
    public const string New = "max_completion_tokens";

    /// <summary>In requests of items, which only the gateway's own side knows.</summary>
    public const string OfItems = "max_output_tokens";

    /// <summary>The other of the two; null for any other name.</summary>
    public static string? Other(string? name) => name switch { Old => New, New => Old, _ => null };
}
