using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Maru.Kernel;

namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Reads JSON of strangers: a field that is missing or of another kind is absent, never an exception.</summary>
internal static class WireJson
{
    // The answer is served as JSON, never inside HTML, so Hangul and '<' may travel as they are.
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The same for the serializer.</summary>
    public static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Parses only what can be read and written again whole: valid UTF-8, no lone surrogates.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> json, [NotNullWhen(true)] out JsonDocument? document)
    {
        document = null;
        if (!Utf8.IsValid(json.Span))
        {
            return false;
        }

        try
        {
            if (HalfSurrogates.AreIn(json.Span))
            {
                return false;
            }

            document = JsonDocument.Parse(json);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    public static string? Text(this JsonElement element) => element.ValueKind == JsonValueKind.String ? element.GetString() : null;

    public static string? Text(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static int? Whole(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var whole) ? whole : null;

    /// <summary>The elements of an array field; none when it is not an array.</summary>
    public static JsonElement.ArrayEnumerator Items(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : default;

    public static bool Is(this JsonElement element, JsonValueKind kind) => element.ValueKind == kind;

    public static bool IsSet(this JsonElement element) => element.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Compact JSON of an element, whatever whitespace it came with.</summary>
    public static ReadOnlyMemory<byte> Compacted(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Compact);
        element.WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}
