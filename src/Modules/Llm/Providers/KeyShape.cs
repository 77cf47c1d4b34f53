namespace Maru.Modules.Llm.Providers;

/// <summary>What a provider's keys look like.</summary>
/// <param name="Start">What they usually begin with; null when they have nothing in common.</param>
/// <param name="IsOptional">Servers of one's own may ask for no key, and are often given any word: ollama, EMPTY.</param>
internal sealed record KeyShape(string? Start = null, bool IsOptional = false)
{
    public const int Longest = 512;

    public int Shortest => IsOptional ? 1 : 8;
}
