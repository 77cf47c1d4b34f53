using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.LlmSimulator.Answers;

/// <summary>A value that satisfies a simple JSON schema (also Gemini's dialect with upper-case type names).</summary>
internal sealed class SchemaSample
{
    private const int MaxDepth = 12;
    private readonly JsonElement _root;

    private SchemaSample(JsonElement root) => _root = root;

    public static JsonNode? Of(JsonElement? schema) =>
        schema is { ValueKind: JsonValueKind.Object } given ? new SchemaSample(given).Make(given, "value", 0) : new JsonObject();

    private JsonNode? Make(JsonElement schema, string name, int depth)
    {
        if (depth > MaxDepth)
        {
            return null;
        }

        if (schema.Str("$ref") is { } pointer)
        {
            return Follow(pointer) is { } target ? Make(target, name, depth + 1) : null;
        }

        if (schema.Get("const") is { } constant)
        {
            return JsonNode.Parse(constant.GetRawText());
        }

        if (schema.Items("enum").Select(e => (JsonElement?)e).FirstOrDefault() is { } first)
        {
            return JsonNode.Parse(first.GetRawText());
        }

        foreach (var choice in schema.Items("anyOf").Concat(schema.Items("oneOf")))
        {
            return Make(choice, name, depth + 1);
        }

        return ByType(schema, name, depth);
    }

    private JsonNode? ByType(JsonElement schema, string name, int depth) => TypeOf(schema) switch
    {
        "object" => Object(schema, depth),
        "array" => Array(schema, name, depth),
        "string" => Text(schema, name),
        "integer" => JsonValue.Create((long)Math.Ceiling(Number(schema))),
        "number" => JsonValue.Create(Number(schema)),
        "boolean" => JsonValue.Create(true),
        _ => null,
    };

    private JsonObject Object(JsonElement schema, int depth)
    {
        var made = new JsonObject();
        if (schema.Get("properties") is { ValueKind: JsonValueKind.Object } properties)
        {
            foreach (var property in properties.EnumerateObject())
            {
                made[property.Name] = Make(property.Value, property.Name, depth + 1);
            }
        }

        return made;
    }

    private JsonArray Array(JsonElement schema, string name, int depth)
    {
        var made = new JsonArray();
        var count = Math.Clamp(schema.Int("minItems") ?? 1, 1, 100);
        for (var i = 0; i < count && schema.Get("items") is { } items; i++)
        {
            made.Add(Make(items, name, depth + 1));
        }

        return made;
    }

    private static JsonValue Text(JsonElement schema, string name)
    {
        var text = schema.Str("format") switch
        {
            "date-time" => "2026-01-02T03:04:05Z",
            "date" => "2026-01-02",
            "time" => "03:04:05Z",
            "email" => "someone@example.com",
            "uri" => "https://example.com/",
            "uuid" => "00000000-0000-4000-8000-000000000001",
            _ => $"a {name}",
        };
        text = text.PadRight(Math.Min(schema.Int("minLength") ?? 0, 10_000), 'x');
        return JsonValue.Create(schema.Int("maxLength") is { } max && text.Length > max ? text[..max] : text);
    }

    private static double Number(JsonElement schema) =>
        Bound(schema, "minimum") ?? (Bound(schema, "exclusiveMinimum") is { } above ? above + 1 : Math.Min(1, Bound(schema, "maximum") ?? 1));

    private static double? Bound(JsonElement schema, string name) =>
        schema.Get(name) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;

    private static string TypeOf(JsonElement schema)
    {
        var type = schema.Get("type") switch
        {
            { ValueKind: JsonValueKind.String } one => one.GetString(),
            { ValueKind: JsonValueKind.Array } several => several.EnumerateArray().Select(t => t.GetString()).FirstOrDefault(t => t != "null"),
            _ => schema.Get("properties") is null ? "string" : "object",
        };
        return (type ?? "null").ToLower(CultureInfo.InvariantCulture);
    }

    private JsonElement? Follow(string pointer)
    {
        JsonElement? at = _root;
        foreach (var step in pointer.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            at = at?.Get(step);
        }

        return at;
    }
}
