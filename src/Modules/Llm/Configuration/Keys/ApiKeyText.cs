using System.Globalization;
using Maru.Kernel;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Configuration.Keys;

/// <summary>What counts as a provider's key.</summary>
internal static class ApiKeyText
{
    // Sample settings files carry "your-openai-api-key"; anyone who leaves it there has no key.
    private const string Placeholder = "your-";

    private const string Quotes =
        "\"'`<>\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u201B\u00AB\u00BB\u2039\u203A\u300C\u300D\u300E\u300F\uFF02\uFF07";

    private static readonly string[] Masks = ["...", "\u2026", "***", "\u2022\u2022"];
    private static readonly string[] MaskWords = ["redacted", "hidden", "masked", "undefined"];
    private static readonly string[] Headers = ["Authorization:", "x-api-key:", "x-goog-api-key:", "api-key:", "Bearer "];
    private static readonly string[] Declarations = ["export ", "set ", "setx ", "$env:", "ENV ", "-H ", "--header "];

    /// <summary>The key as it is sent; empty for a provider that asks for none.</summary>
    public static Outcome<string> Parse(ProviderProfile profile, string? text)
    {
        var key = Clean(text ?? "");
        if (profile.Key is not { } shape || (key.Length == 0 && shape.IsOptional))
        {
            return "";
        }

        if (IsMask(key))
        {
            return LlmFailures.InvalidKey.At(
                "api_key", "This is a mask, as keys are shown here, and not the key. Send the key itself, or leave api_key out.");
        }

        var sound = key.Length <= KeyShape.Longest && key.Length >= shape.Shortest
            && !IsPlaceholder(key)
            && !key.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c > '~');
        return sound ? key : LlmFailures.InvalidKey.At(
            "api_key", $"{shape.Shortest} to {KeyShape.Longest} printable ASCII characters, no blanks, no placeholder.");
    }

    /// <summary>A pasted key without what it was pasted with: quotes, a header's name, a shell's assignment, marks nobody sees.</summary>
    public static string Clean(string text)
    {
        text = string.Concat(text.Replace('\t', ' ').Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.Format));
        for (var before = ""; before != text;)
        {
            before = text;
            text = text.Trim().TrimEnd(',', ';').Trim();
            text = WithoutQuotes(WithoutAssignment(WithoutAny(Headers, WithoutAny(Declarations, text))));
        }

        return text;
    }

    /// <summary>Whether a text has the form in which keys are shown: no vendor's key has.</summary>
    public static bool IsMask(string text) => Array.Exists(Masks, m => text.Contains(m, StringComparison.Ordinal))
        || (text.Length > 0 && !text.Any(char.IsLetterOrDigit))
        || MaskWords.Contains(text.Trim('[', ']', '(', ')', '<', '>', '{', '}'), StringComparer.OrdinalIgnoreCase);

    public static bool IsPlaceholder(string text) => text.Trim().StartsWith(Placeholder, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// A remark for the administrator when the key does not look like the vendor's; gateways issue other prefixes, so no refusal.
    /// </summary>
    public static string? Remark(ProviderProfile profile, string key) =>
        profile.Key?.Start is { } start && !key.StartsWith(start, StringComparison.Ordinal)
            ? $"{profile.Title.English}'s keys usually begin with {start}."
            : null;

    private static string WithoutAny(string[] starts, string text) =>
        Array.Find(starts, s => text.StartsWith(s, StringComparison.OrdinalIgnoreCase)) is { } start
            ? text[start.Length..].TrimStart()
            : text;

    // OPENAI_API_KEY=sk-…; a key may have the sign itself, so the name must be one of a key.
    private static string WithoutAssignment(string text)
    {
        var sign = text.IndexOfAny(['=', ':']);
        var name = sign < 0 ? "" : text[..sign].Trim().Trim(Quotes.ToCharArray());
        var named = name.EndsWith("KEY", StringComparison.OrdinalIgnoreCase) || name.EndsWith("TOKEN", StringComparison.OrdinalIgnoreCase);
        return named && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') ? text[(sign + 1)..] : text;
    }

    private static string WithoutQuotes(string text) =>
        text.Length >= 2 && Quotes.Contains(text[0], StringComparison.Ordinal) && Quotes.Contains(text[^1], StringComparison.Ordinal)
            ? text[1..^1]
            : text;
}
