using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Maru.LlmSimulator.Answers;

/// <summary>Reading and writing JSON the way the vendors do: text stays UTF-8 instead of being escaped.</summary>
internal static partial class Wire
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(Text(node));

    public static string Text(JsonNode node)
    {
        var text = node.ToJsonString(Options);

        // The serializer always escapes what lies beyond the basic plane; vendors send it as four bytes, which a reader can split.
        return text.Contains("\\uD", StringComparison.Ordinal)
            ? EscapedPair().Replace(text, m => m.Groups[1].Value + Half(m.Groups[2]) + Half(m.Groups[3]))
            : text;
    }

    public static JsonElement? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Get(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? Str(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public static int? Int(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : null;

    public static bool True(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.Get(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    public static Answer Json(JsonNode node, int status = 200, string contentType = "application/json") =>
        new(status, contentType, [Bytes(node)]);

    public static ReadOnlyMemory<byte> Frame(JsonNode node, string lineEnd, string? eventName = null)
    {
        var head = eventName is null ? "" : $"event: {eventName}{lineEnd}";
        return Encoding.UTF8.GetBytes($"{head}data: {Text(node)}{lineEnd}{lineEnd}");
    }

    private static char Half(Group hex) => (char)int.Parse(hex.ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // An even number of backslashes before it means that the escape is a real one and not text that looks so.
    [GeneratedRegex(@"(?<!\\)((?:\\\\)*)\\u(D[89AB][0-9A-F]{2})\\u(D[C-F][0-9A-F]{2})")]
    private static partial Regex EscapedPair();
}
