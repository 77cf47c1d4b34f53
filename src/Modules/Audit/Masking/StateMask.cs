using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Modules.Audit.Masking;

/// <summary>
/// Prepares a state to be stored forever: values that have a sensitive name or look like a secret are masked; content that is too deep,
/// too long or too large is cut. Thread safe.
/// </summary>
/// <param name="hide">Masks the parts of a text that look like a secret.</param>
internal sealed class StateMask(Func<string, string> hide)
{
    private const int Deepest = 10;
    private const int MostItems = 100;
    private const int LongestText = 1000;
    private const int CutText = 500;

    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x100).Select(c => (char)c).Where(char.IsControl)]);

    /// <summary>A masked copy.</summary>
    public JsonNode? Copy(JsonNode? node) => Copy(node, 0);

    /// <summary>A masked copy of a node at this depth; its name may be sensitive.</summary>
    public JsonNode? Copy(JsonNode? node, int depth, bool sensitive) =>
        node is not null && sensitive ? SecretShapes.Mask : Copy(node, depth);

    /// <summary>A text without secrets, on one line, no longer than <paramref name="most"/>.</summary>
    public string? Line(string? text, int most) => text is null ? null : Cut(OneLine(SecretShapes.Hide(hide(text))), most, most);

    // Half a surrogate pair has no UTF-8 and would come back from the database as another character.
    private static string OneLine(string text)
    {
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.AsSpan().ContainsAny(Controls) ? string.Concat(whole.Select(c => char.IsControl(c) ? ' ' : c)) : whole;
    }

    // Never cuts between the halves of a surrogate pair.
    private static string Cut(string text, int most, int to) =>
        text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[to - 1]) ? to - 1 : to), "…");

    private JsonNode? Copy(JsonNode? node, int depth) => node switch
    {
        null => null,
        _ when depth >= Deepest && node is JsonObject or JsonArray => "…",
        JsonObject o => Fields(o, depth + 1),
        JsonArray a => Items(a, depth + 1),
        JsonValue v when v.GetValueKind() == JsonValueKind.String => Cut(SecretShapes.Hide(hide(v.GetValue<string>())), LongestText, CutText),
        _ => node.DeepClone(),
    };

    private JsonObject Fields(JsonObject fields, int depth)
    {
        var kept = new JsonObject();
        foreach (var (name, value) in fields)
        {
            kept[Name(name)] = Copy(value, depth, SensitiveNames.Covers(name));
        }

        return kept;
    }

    // A secret may be in the place of a name: in a map with keys as names.
    private string Name(string name) => Cut(SecretShapes.Hide(hide(name)), 200, 200);

    private JsonArray Items(JsonArray items, int depth)
    {
        var kept = new JsonArray([.. items.Take(MostItems).Select(item => Copy(item, depth))]);
        if (items.Count > MostItems)
        {
            kept.Add($"… {items.Count - MostItems} more");
        }

        return kept;
    }
}
