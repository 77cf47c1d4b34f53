using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Modules.Llm.Domain;

/// <summary>What counts as a provider's key.</summary>
internal static class ApiKeyText
{
    private const int Shortest = 8;
    private const int Longest = 512;

    // Sample settings files carry "your-openai-api-key"; whoever leaves it there has no key.
    private const string Placeholder = "your-";

    public static Outcome<string> Parse(string? text)
    {
        var key = text?.Trim() ?? "";
        var sound = key.Length is >= Shortest and <= Longest
            && !IsPlaceholder(key)
            && !key.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c > '~');
        return sound ? key : LlmFailures.InvalidKey.At("api_key", "8 to 512 printable ASCII characters, no placeholder.");
    }

    public static bool IsPlaceholder(string text) => text.Trim().StartsWith(Placeholder, StringComparison.OrdinalIgnoreCase);

    /// <summary>A remark for the administrator when the key does not look like the vendor's; gateways issue other prefixes, so no refusal.</summary>
    public static string? Remark(Provider provider, string key) => provider switch
    {
        Provider.OpenAi when !key.StartsWith("sk-", StringComparison.Ordinal) => "OpenAI's keys usually begin with sk-.",
        Provider.Gemini when !key.StartsWith("AIza", StringComparison.Ordinal) => "Gemini's keys usually begin with AIza.",
        _ => null,
    };
}
