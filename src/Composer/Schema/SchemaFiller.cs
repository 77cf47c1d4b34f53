using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Composer.Schema;

/// <summary>
/// Builds an instance that fits a JSON Schema. Gives up (false) if the schema is contradictory, endless or too large. Used once.
/// </summary>
internal sealed class SchemaFiller(JsonElement root, FillWords words, Allowance allowance)
{
    private const int MostSteps = 20_000;
    private const int Deepest = 28;
    private const int GenerousUntil = 4;
    private const int UsualItems = 2;

    private readonly SchemaParts _parts = new(root, allowance);
    private readonly SchemaStrings _strings = new(words, allowance);
    private readonly GivenValues _values = new(words, allowance);
    private int _steps;

    public bool TryFill(out JsonNode? node) => TryFill(root, "", 0, 0, out node);

    private bool TryFill(JsonElement schema, string field, int turn, int depth, out JsonNode? node)
    {
        node = null;
        if (++_steps > MostSteps || depth > Deepest || schema.ValueKind == JsonValueKind.False)
        {
            return false;
        }

        // Every keyword is looked up in the schema, and every list in it is read.
        allowance.Work(Allowance.LengthOf(schema) + field.Length);
        foreach (var choice in _parts.Choices(schema, depth > GenerousUntil))
        {
            if (TryFillPlain(choice, field, turn, depth, out node))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryFillPlain(JsonElement schema, string field, int turn, int depth, out JsonNode? node)
    {
        node = null;
        if (SchemaParts.Has(schema, "$ref", out _) || SchemaParts.Has(schema, "anyOf", out _) || SchemaParts.Has(schema, "oneOf", out _))
        {
            return TryFill(schema, field, turn, depth + 1, out node);
        }

        if (SchemaParts.Has(schema, "const", out var constant))
        {
            node = _values.Copy(constant);
            return true;
        }

        if (SchemaParts.Has(schema, "enum", out var members) && members.ValueKind == JsonValueKind.Array)
        {
            return _values.TryPick(members, turn, out node);
        }

        switch (SchemaParts.TypeOf(schema))
        {
            case "object":
                return TryFillObject(schema, depth, out node);
            case "array":
                return TryFillArray(schema, field, depth, out node);
            case "integer" or "number":
                return SchemaNumbers.TryFill(schema, words, turn, out node);
            case "boolean":
                node = true;
                return true;
            case "null":
                return true;
            default:
                return _strings.TryFill(schema, field, turn, out node);
        }
    }

    private bool TryFillObject(JsonElement schema, int depth, out JsonNode? node)
    {
        var filled = new JsonObject();
        node = filled;
        if (SchemaParts.Has(schema, "required", out var names) && names.ValueKind == JsonValueKind.Array
            && names.GetArrayLength() > MostSteps)
        {
            return false;
        }

        var required = SchemaParts.Required(schema);
        var properties = SchemaParts.Has(schema, "properties", out var named) && named.ValueKind == JsonValueKind.Object ? named : default;
        if (properties.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in properties.EnumerateObject())
            {
                var must = required.Remove(property.Name);
                if (!must && depth > GenerousUntil)
                {
                    continue;
                }

                allowance.Make(property.Name.Length);
                if (TryFill(property.Value, property.Name, 0, depth + 1, out var value))
                {
                    filled[property.Name] = value;
                }
                else if (must)
                {
                    return false;
                }
            }
        }

        return TryFillRest(schema, required, filled, depth);
    }

    // Names that are required, or needed for minProperties, but not described.
    private bool TryFillRest(JsonElement schema, HashSet<string> required, JsonObject filled, int depth)
    {
        var rest = SchemaParts.Has(schema, "additionalProperties", out var additional) ? additional : default;
        var least = SchemaParts.Count(schema, "minProperties") ?? 0;
        for (var i = 0; filled.Count + required.Count < least; i++)
        {
            if (i > MostSteps || rest.ValueKind == JsonValueKind.False)
            {
                return false;
            }

            allowance.Work(1);
            var name = $"key_{i + 1}";
            if (!filled.ContainsKey(name))
            {
                required.Add(name);
            }
        }

        foreach (var name in required.Order(StringComparer.Ordinal))
        {
            allowance.Make(name.Length);
            if (!TryFill(rest, name, 0, depth + 1, out var value))
            {
                return false;
            }

            filled[name] = value;
        }

        return true;
    }

    private bool TryFillArray(JsonElement schema, string field, int depth, out JsonNode? node)
    {
        var filled = new JsonArray();
        node = filled;
        var least = SchemaParts.Count(schema, "minItems") ?? 0;
        var most = SchemaParts.Count(schema, "maxItems") ?? int.MaxValue;
        var prefix = SchemaParts.Has(schema, "prefixItems", out var tuple) && tuple.ValueKind == JsonValueKind.Array ? tuple.EnumerateArray().ToArray() : [];
        var items = SchemaParts.Has(schema, "items", out var each) ? each : default;
        var unique = SchemaParts.Has(schema, "uniqueItems", out var flag) && flag.ValueKind == JsonValueKind.True;
        var wish = depth > GenerousUntil ? 0 : Math.Max(prefix.Length, UsualItems);
        var wanted = Math.Min(Math.Max(least, wish), most);
        if (least > most || least > MostSteps)
        {
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var turn = 0; filled.Count < wanted && turn < (2 * wanted) + 16; turn++)
        {
            var schemaOfItem = filled.Count < prefix.Length ? prefix[filled.Count] : items;
            var made = allowance.Made;
            if (!TryFill(schemaOfItem, field, turn, depth + 1, out var value))
            {
                break;
            }

            if (!unique)
            {
                filled.Add(value);
                continue;
            }

            // The item's JSON is as long as the text that was made for it.
            allowance.Make(allowance.Made - made);
            if (seen.Add(value?.ToJsonString() ?? "null"))
            {
                filled.Add(value);
            }
        }

        return filled.Count >= least;
    }
}
