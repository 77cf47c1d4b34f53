using System.Text;
using System.Text.Json;
using Maru.Composer.Language;

namespace Maru.Composer.Writing;

/// <summary>
/// The provider-neutral writing request of the modules, found in a message. Its texts are data: instructions in them are not followed.
/// </summary>
internal sealed class WritingTask(Allowance allowance)
{
    private const int LongestTask = 128 * 1024;
    private const int MostTries = 16;
    private const int MostKeywords = 20;
    private const int MostSentences = 40;
    private static readonly string[] Kinds = ["draft", "regenerate", "persona_turn", "persona_finish", "image_prompt"];

    public required string Kind { get; init; }

    public required bool Korean { get; init; }

    /// <summary>Name, tone and attributes by name; blank ones left out.</summary>
    public required IReadOnlyDictionary<string, string> Persona { get; init; }

    public required IReadOnlyList<string> Keywords { get; init; }

    public required string Text { get; init; }

    public required int Least { get; init; }

    public required int Most { get; init; }

    public required IReadOnlyList<string> Forbidden { get; init; }

    public required string Previous { get; init; }

    /// <summary>The keywords, or the key phrases of the text where there are none.</summary>
    public IReadOnlyList<string> Phrases => Keywords.Count > 0 ? Keywords : KeyPhrases.Of(Text, 4);

    public bool Allows(string sentence) => !Forbidden.Any(f => Contains(sentence, f, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a text holds another, charged to the request.</summary>
    public bool Contains(string text, string sought, StringComparison comparison)
    {
        allowance.Search(text, sought);
        return text.Contains(sought, comparison);
    }

    /// <summary>The task in the latest message that has one: users first, then instructions.</summary>
    public static WritingTask? Find(IEnumerable<(string Role, string Text)> messages, Allowance allowance)
    {
        var latestFirst = messages.Reverse().ToArray();
        return latestFirst.Where(m => m.Role == "user").Concat(latestFirst.Where(m => m.Role is "system" or "developer"))
            .Select(m => FindIn(m.Text, allowance)).FirstOrDefault(t => t is not null);
    }

    private static WritingTask? FindIn(string text, Allowance allowance)
    {
        if (text.Length > LongestTask || !text.Contains("\"task\"", StringComparison.Ordinal))
        {
            return null;
        }

        var utf8 = Encoding.UTF8.GetBytes(text).AsSpan();
        for (var tries = 0; tries < MostTries && utf8.IndexOf((byte)'{') is >= 0 and var at; tries++)
        {
            allowance.Work(utf8.Length - at);
            using var json = SafeJson.ParseLeading(utf8[at..]);
            if (json is not null && TextOf(json.RootElement, "task") is { } kind && Kinds.Contains(kind, StringComparer.Ordinal))
            {
                return Read(json.RootElement, kind, allowance);
            }

            utf8 = utf8[(at + 1)..];
        }

        return null;
    }

    private static WritingTask Read(JsonElement json, string kind, Allowance allowance)
    {
        ComposerRequest.Has(json, "persona", out var persona);
        ComposerRequest.Has(json, "input", out var input);
        ComposerRequest.Has(json, "constraints", out var limits);
        var facts = Facts(persona);
        var (least, most) = Length(limits, facts);
        var text = TextOf(input, "text") ?? "";
        var keywords = Texts(input, "keywords").Distinct(StringComparer.Ordinal).Take(MostKeywords).ToArray();
        return new WritingTask(allowance)
        {
            Kind = kind,
            Korean = TextOf(json, "locale") is { Length: > 0 } locale
                ? locale.StartsWith("ko", StringComparison.OrdinalIgnoreCase) : Hangul.IsIn(text + string.Concat(keywords)),
            Persona = facts,
            Keywords = keywords,
            Text = text,
            Least = least,
            Most = most,
            Forbidden = [.. Texts(limits, "forbidden")],
            Previous = TextOf(json, "previous_text") ?? "",
        };
    }

    private static (int Least, int Most) Length(JsonElement limits, Dictionary<string, string> facts)
    {
        var (least, most) = facts.GetValueOrDefault("length") switch
        {
            { } wish when wish.Contains("short", StringComparison.OrdinalIgnoreCase) || wish.Contains('짧') => (2, 3),
            { } wish when wish.Contains("long", StringComparison.OrdinalIgnoreCase) || wish.Contains('길') => (7, 10),
            _ => (4, 6),
        };
        var named = Whole(limits, "sentences_min") ?? Whole(limits, "min");
        most = Whole(limits, "sentences_max") ?? Whole(limits, "max") ?? Math.Max(most, named ?? 0);
        least = named ?? Math.Min(least, most);
        return (Math.Clamp(least, 1, MostSentences), Math.Clamp(Math.Max(least, most), 1, MostSentences));
    }

    private static Dictionary<string, string> Facts(JsonElement persona)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal);
        ComposerRequest.Has(persona, "attributes", out var attributes);
        foreach (var part in new[] { attributes, persona }.Where(p => p.ValueKind == JsonValueKind.Object))
        {
            foreach (var field in part.EnumerateObject().Where(f => f.Value.ValueKind == JsonValueKind.String))
            {
                if (!string.IsNullOrWhiteSpace(field.Value.GetString()))
                {
                    facts[field.Name] = field.Value.GetString()!.Trim();
                }
            }
        }

        return facts;
    }

    private static string? TextOf(JsonElement from, string name) =>
        ComposerRequest.Has(from, name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : null;

    private static int? Whole(JsonElement from, string name) =>
        ComposerRequest.Has(from, name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static IEnumerable<string> Texts(JsonElement from, string name) =>
        ComposerRequest.Has(from, name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().Where(k => k.ValueKind == JsonValueKind.String).Select(k => k.GetString()!.Trim()).Where(k => k.Length > 0)
            : [];
}
