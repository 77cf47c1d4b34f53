using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// A JSON schema as Anthropic takes it for the answer's text: every object closed, and without the bounds of numbers, texts and lists,
/// which it refuses.
/// </summary>
internal static class OutputSchema
{
    private const string Closed = "additionalProperties";

    private static readonly HashSet<string> s_bounds = new(StringComparer.Ordinal)
    {
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "minProperties", "maxProperties",
    };

    // Below these, names are the client's and no words of the schema.
    private static readonly HashSet<string> s_ofNames = new(StringComparer.Ordinal) { "properties", "$defs", "definitions" };

    // What stands below these is a value and no schema.
    private static readonly HashSet<string> s_values = new(StringComparer.Ordinal) { "enum", "const", "default", "examples" };

    /// <summary>Writes it; true when something was left out.</summary>
    public static bool Write(Utf8JsonWriter json, Raw schema)
    {
        using var document = JsonDocument.Parse(schema.Json);
        return WriteSchema(json, document.RootElement);
    }

    private static bool WriteSchema(Utf8JsonWriter json, JsonElement schema)
    {
        if (!schema.Is(JsonValueKind.Object))
        {
            schema.WriteTo(json);
            return false;
        }

        var reduced = false;
        json.WriteStartObject();
        foreach (var word in schema.EnumerateObject())
        {
            reduced |= Write(json, word);
        }

        if (schema.Text("type") == "object" || schema.Field("properties").Is(JsonValueKind.Object))
        {
            json.WriteBoolean(Closed, false);
            reduced |= schema.Field(Closed) is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.False) };
        }

        json.WriteEndObject();
        return reduced;
    }

    private static bool Write(Utf8JsonWriter json, JsonProperty word)
    {
        if (word.Name == Closed || s_bounds.Contains(word.Name))
        {
            return word.Name != Closed;
        }

        json.WritePropertyName(word.Name);
        if (s_values.Contains(word.Name))
        {
            word.Value.WriteTo(json);
            return false;
        }

        return s_ofNames.Contains(word.Name) ? WriteNamed(json, word.Value)
            : word.Value.Is(JsonValueKind.Array) ? WriteAll(json, word.Value)
            : WriteSchema(json, word.Value);
    }

    private static bool WriteNamed(Utf8JsonWriter json, JsonElement named)
    {
        if (!named.Is(JsonValueKind.Object))
        {
            named.WriteTo(json);
            return false;
        }

        var reduced = false;
        json.WriteStartObject();
        foreach (var schema in named.EnumerateObject())
        {
            json.WritePropertyName(schema.Name);
            reduced |= WriteSchema(json, schema.Value);
        }

        json.WriteEndObject();
        return reduced;
    }

    private static bool WriteAll(Utf8JsonWriter json, JsonElement schemas)
    {
        var reduced = false;
        json.WriteStartArray();
        foreach (var schema in schemas.EnumerateArray())
        {
            reduced |= WriteSchema(json, schema);
        }

        json.WriteEndArray();
        return reduced;
    }
}
