using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Composer.Schema;

/// <summary>Reads schemas: references, alternatives, and the plain keywords.</summary>
internal sealed class SchemaParts(JsonElement root, Allowance allowance)
{
    // Written, parsed and held again.
    private const int StepsPerMergedByte = 4;

    // A lookup skips values at this rate.
    private const int BytesPassedOver = 8;


    private static readonly string[] Folded = ["allOf", "anyOf", "oneOf", "$ref"];

    /// <summary>
    /// The schema with its first layer of <c>$ref</c>, <c>allOf</c> and one alternative of <c>anyOf</c>/<c>oneOf</c> folded in, one for
    /// each alternative. With <paramref name="shy"/> the alternatives that lead to deeper recursion are last, so that recursion ends.
    /// </summary>
    public IEnumerable<JsonElement> Choices(JsonElement schema, bool shy)
    {
        if (schema.ValueKind != JsonValueKind.Object || !Folded.Any(f => Has(schema, f, out _)))
        {
            return [schema];
        }

        var common = new List<JsonElement>();
        if (Has(schema, "$ref", out var reference))
        {
            if (Resolve(reference) is not { } target)
            {
                return [];
            }

            common.Add(target);
        }

        common.AddRange(List(schema, "allOf"));
        var alternatives = List(schema, "anyOf").Concat(List(schema, "oneOf")).ToArray();
        if (alternatives.Length == 0)
        {
            return [Merge(schema, common)];
        }

        var order = shy ? alternatives.OrderBy(Leads).ToArray() : alternatives;
        return order.Select(a => Merge(schema, [.. common, a]));
    }

    public static bool Has(JsonElement schema, string name, out JsonElement value)
    {
        value = default;
        return schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out value);
    }

    public static int? Count(JsonElement schema, string name) =>
        Has(schema, name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number)
            ? (int)Math.Clamp(Math.Ceiling(number), 0, int.MaxValue) : null;

    public static double? Number(JsonElement schema, string name) =>
        Has(schema, name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number)
            ? number : null;

    public static HashSet<string> Required(JsonElement schema) =>
        [.. List(schema, "required").Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!)];

    public static string TypeOf(JsonElement schema)
    {
        if (Has(schema, "type", out var type))
        {
            var names = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type];
            var known = names.Where(n => n.ValueKind == JsonValueKind.String).Select(n => n.GetString()!).ToArray();
            return known.FirstOrDefault(n => n != "null") ?? known.FirstOrDefault() ?? "string";
        }

        return Has(schema, "properties", out _) || Has(schema, "required", out _) ? "object"
            : Has(schema, "items", out _) || Has(schema, "prefixItems", out _) ? "array"
            : Has(schema, "minimum", out _) || Has(schema, "maximum", out _) || Has(schema, "multipleOf", out _) ? "number"
            : "string";
    }

    private static int Leads(JsonElement schema) =>
        Has(schema, "$ref", out _) || TypeOf(schema) == "object" ? 2 : TypeOf(schema) == "array" ? 1 : 0;

    private static JsonElement[] List(JsonElement schema, string name) =>
        Has(schema, name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    private JsonElement? Resolve(JsonElement reference)
    {
        if (reference.ValueKind != JsonValueKind.String || reference.GetString() is not { } pointer || !pointer.StartsWith('#'))
        {
            return null;
        }

        allowance.Work(pointer.Length);
        var at = root;
        foreach (var step in pointer[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            allowance.Work(Allowance.LengthOf(at) / BytesPassedOver);
            var name = Uri.UnescapeDataString(step).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (at.ValueKind == JsonValueKind.Array && int.TryParse(name, out var index) && index >= 0 && index < at.GetArrayLength())
            {
                at = at[index];
            }
            else if (!Has(at, name, out at))
            {
                return null;
            }
        }

        return at;
    }

    // Properties and required names are combined; for every other keyword the schema's own value wins.
    private JsonElement Merge(JsonElement schema, List<JsonElement> more)
    {
        allowance.Work(StepsPerMergedByte * more.Append(schema).Sum(m => (long)Allowance.LengthOf(m)));
        var merged = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var property in schema.EnumerateObject().Where(p => !Folded.Contains(p.Name, StringComparer.Ordinal)))
        {
            merged[property.Name] = JsonSerializer.SerializeToNode(property.Value);
        }

        foreach (var property in more.Where(m => m.ValueKind == JsonValueKind.Object).SelectMany(m => m.EnumerateObject()))
        {
            var value = JsonSerializer.SerializeToNode(property.Value);
            switch (property.Name, merged.GetValueOrDefault(property.Name), value)
            {
                case ("properties", JsonObject known, JsonObject added):
                    foreach (var (name, child) in added.Where(p => !known.ContainsKey(p.Key)).ToArray())
                    {
                        known[name] = child?.DeepClone();
                    }

                    break;
                case ("required", JsonArray known, JsonArray added):
                    foreach (var name in added)
                    {
                        known.Add(name?.DeepClone());
                    }

                    break;
                default:
                    merged.TryAdd(property.Name, value);
                    break;
            }
        }

        return JsonSerializer.SerializeToElement(merged);
    }
}
