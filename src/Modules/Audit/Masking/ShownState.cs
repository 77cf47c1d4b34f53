using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Modules.Audit.Masking;

/// <summary>
/// A state as it is shown: older rows still contain names and cannot be changed, so the names are masked here. The chain and its export
/// are not masked, because hashed text must not change.
/// </summary>
internal static class ShownState
{
    /// <summary>The state without values with a sensitive name; null for null.</summary>
    public static JsonNode? Of(string? json)
    {
        var node = json is null ? null : JsonNode.Parse(json);
        Hide(node);
        return node;
    }

    private static void Hide(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                foreach (var (name, value) in fields.ToList())
                {
                    HideField(fields, name, value);
                }

                break;
            case JsonArray items:
                foreach (var item in items)
                {
                    Hide(item);
                }

                break;
        }
    }

    // A change stays visible as a change: the values before and after are hidden, but not that they differ.
    private static void HideField(JsonObject fields, string name, JsonNode? value)
    {
        var sensitive = SensitiveNames.Covers(name);
        if (sensitive && value is JsonValue { } single && single.GetValueKind() == JsonValueKind.String)
        {
            fields[name] = SecretShapes.Mask;
        }
        else if (sensitive && value is JsonObject change && change.All(side => side.Key is "before" or "after"))
        {
            foreach (var (side, held) in change.ToList())
            {
                change[side] = held is null ? null : SecretShapes.Mask;
            }
        }
        else
        {
            Hide(value);
        }
    }
}
