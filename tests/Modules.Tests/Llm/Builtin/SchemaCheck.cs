using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Maru.Modules.Tests.Llm.Builtin;

/// <summary>A small validator written apart from the filler, so that one mistake cannot hide in both.</summary>
internal static class SchemaCheck
{
    public static string Fault(JsonNode root, JsonNode schema, JsonNode? value, string at)
    {
        List<string> faults = [.. Elsewhere(root, schema, value, at)];
        Need(schema["type"] is not { } type || Types(type).Contains(Kind(value)) || (Kind(value) == "integer" && Types(type).Contains("number")), "type");
        Need(schema["enum"] is not JsonArray members || members.Any(m => JsonNode.DeepEquals(m, value)), "enum");
        Need(schema["const"] is not { } constant || JsonNode.DeepEquals(constant, value), "const");
        switch (value)
        {
            case JsonObject found:
                Need((schema["required"]?.AsArray() ?? []).All(r => found.ContainsKey((string)r!)), "required");
                var known = schema["properties"]?.AsObject() ?? [];
                Need((bool?)schema["additionalProperties"] != false || found.All(p => known.ContainsKey(p.Key)), "additional");
                faults.AddRange(found.Where(p => known.ContainsKey(p.Key)).Select(p => Fault(root, known[p.Key]!, p.Value, $"{at}.{p.Key}")));
                break;
            case JsonArray list:
                Need(list.Count >= ((int?)schema["minItems"] ?? 0) && list.Count <= ((int?)schema["maxItems"] ?? int.MaxValue), "items");
                Need((bool?)schema["uniqueItems"] != true || list.Select(i => i?.ToJsonString()).Distinct().Count() == list.Count, "unique");
                faults.AddRange(schema["items"] is { } items ? list.Select((v, i) => Fault(root, items, v, $"{at}[{i}]")) : []);
                break;
            case JsonValue leaf when leaf.GetValueKind() == JsonValueKind.String:
                var text = (string)leaf!;
                Need(text.Length >= ((int?)schema["minLength"] ?? 0) && text.Length <= ((int?)schema["maxLength"] ?? int.MaxValue), "length");
                Need(schema["pattern"] is not { } pattern || Regex.IsMatch(text, (string)pattern!), "pattern");
                Need(Formatted((string?)schema["format"], text), "format");
                break;
            case JsonValue leaf when leaf.GetValueKind() == JsonValueKind.Number:
                var x = (double)leaf;
                Need(!(x < (double?)schema["minimum"]) && !(x <= (double?)schema["exclusiveMinimum"]) && !(x > (double?)schema["maximum"]), "bounds");
                Need(schema["multipleOf"] is not { } step || x % (double)step! == 0, "multiple");
                break;
        }

        return string.Join("; ", faults.Where(f => f != ""));

        void Need(bool met, string what) => faults.Add(met ? "" : $"{at}: {what} of {value?.ToJsonString()}");
    }

    private static IEnumerable<string> Elsewhere(JsonNode root, JsonNode schema, JsonNode? value, string at)
    {
        if (schema["$ref"] is { } reference)
        {
            var target = ((string)reference!).TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(root, (n, s) => n[s]!);
            yield return Fault(root, target, value, at);
        }

        foreach (var each in schema["allOf"]?.AsArray() ?? [])
        {
            yield return Fault(root, each!, value, at);
        }

        if (schema["anyOf"] is JsonArray any && any.All(s => Fault(root, s!, value, at) != ""))
        {
            yield return $"{at}: no alternative";
        }
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray many ? many.Select(t => (string)t!) : [(string)type!];

    private static string Kind(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Number => (double)value! % 1 == 0 ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        { } kind => kind.ToString().ToLowerInvariant(),
    };

    private static bool Formatted(string? format, string text) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        _ => true,
    };
}
