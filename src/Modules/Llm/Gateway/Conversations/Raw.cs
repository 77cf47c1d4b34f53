using System.Runtime.InteropServices;
using System.Text.Json;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// One JSON value as it stood in the client's body, escapes kept: what passes from one form into another is copied and never becomes a
/// string on the way. Valid as long as the body is.
/// </summary>
/// <param name="Json">The value, quotes and brackets included; empty for none.</param>
internal readonly record struct Raw(ReadOnlyMemory<byte> Json)
{
    public bool IsSet => !Json.IsEmpty;

    // Nobody sends more white space than this and means it; a longer text is not decoded only to see.
    private const int LongestBlank = 4096;

    /// <summary>What stands between a string's quotes.</summary>
    public ReadOnlySpan<byte> Content => Json.Span[1..^1];

    /// <summary>Whether it is a string of at least one character.</summary>
    public bool HasText => Json.Length > 2;

    /// <param name="body">What the element was parsed from.</param>
    /// <param name="element">Undefined and null are none.</param>
    public static Raw Of(ReadOnlyMemory<byte> body, JsonElement element)
    {
        if (element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return default;
        }

        var json = JsonMarshal.GetRawUtf8Value(element);
        return body.Span.Overlaps(json, out var at) ? new Raw(body.Slice(at, json.Length)) : new Raw(json.ToArray());
    }

    /// <summary>A text this server makes itself.</summary>
    public static Raw Of(string text) => new(JsonSerializer.SerializeToUtf8Bytes(text, WireJson.Relaxed));

    /// <summary>The string it stands for.</summary>
    public string Text()
    {
        var json = new Utf8JsonReader(Json.Span);
        json.Read();
        return json.GetString() ?? "";
    }

    /// <summary>Whether it is a string of nothing but white space, escaped or not.</summary>
    public bool IsBlank() => Json.Length <= 2 || (Json.Length < LongestBlank && string.IsNullOrWhiteSpace(Text()));

    public void WriteTo(Utf8JsonWriter json) => json.WriteRawValue(Json.Span, skipInputValidation: true);
}
