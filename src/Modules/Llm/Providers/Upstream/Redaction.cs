using System.Text.RegularExpressions;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Cleans a provider's own error text before a client sees it: the key in use, anything shaped like a key, URLs, addresses, length.
/// </summary>
internal static partial class Redaction
{
    private const int Longest = 500;

    public static string Clean(string text, string apiKey)
    {
        var cleaned = apiKey.Length >= 4 ? text.Replace(apiKey, "***", StringComparison.Ordinal) : text;
        cleaned = KeyShapes().Replace(cleaned, "***");
        cleaned = Urls().Replace(cleaned, "(url)");
        cleaned = Addresses().Replace(cleaned, "(address)");
        return cleaned.Length <= Longest ? cleaned : string.Concat(cleaned.AsSpan(0, Longest), "…");
    }

    // A provider often echoes a key with its middle already starred out; the head and tail are still more than we show.
    [GeneratedRegex(@"\b(?:sk|pk|mk|rk|gsk|xai)[-_][A-Za-z0-9_\-*.]{4,}|\bAIza[A-Za-z0-9_\-*.]{4,}|\bya29\.[A-Za-z0-9_\-.]+|Bearer\s+\S+", RegexOptions.CultureInvariant)]
    private static partial Regex KeyShapes();

    // Of the operator's network: dial tcp 10.0.0.5:11434.
    [GeneratedRegex(@"\b\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(@"https?://\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Urls();
}
