using System.Text.Json.Nodes;

namespace Maru.Modules.Audit.Masking;

/// <summary>
/// The difference between two states: for each changed field <c>{"before":…,"after":…}</c>, nested like the state. Values are compared
/// first and masked afterwards, so that a changed secret still appears as changed.
/// </summary>
internal static class StateDiff
{
    private const int Deepest = 10;

    /// <returns>Null when nothing differs.</returns>
    public static JsonObject? Of(JsonNode? before, JsonNode? after, StateMask mask) => (before, after) switch
    {
        (null, null) => null,
        (null, _) => new JsonObject { ["after"] = mask.Copy(after) },
        (_, null) => new JsonObject { ["before"] = mask.Copy(before) },
        (JsonObject a, JsonObject b) => Fields(a, b, mask, 1),
        _ => JsonNode.DeepEquals(before, after) ? null : new JsonObject { ["before"] = mask.Copy(before), ["after"] = mask.Copy(after) },
    };

    private static JsonObject? Fields(JsonObject before, JsonObject after, StateMask mask, int depth)
    {
        var changed = new JsonObject();
        foreach (var (name, old) in before)
        {
            Compare(changed, name, old, after[name], mask, depth);
        }

        foreach (var (name, now) in after)
        {
            if (!before.ContainsKey(name))
            {
                Compare(changed, name, null, now, mask, depth);
            }
        }

        return changed.Count == 0 ? null : changed;
    }

    private static void Compare(JsonObject changed, string name, JsonNode? old, JsonNode? now, StateMask mask, int depth)
    {
        if (JsonNode.DeepEquals(old, now))
        {
            return;
        }

        // The content under a sensitive name is not examined.
        var sensitive = SensitiveNames.Covers(name);
        changed[name] = old is JsonObject a && now is JsonObject b && depth < Deepest && !sensitive
            ? Fields(a, b, mask, depth + 1)
            : new JsonObject { ["before"] = mask.Copy(old, depth, sensitive), ["after"] = mask.Copy(now, depth, sensitive) };
    }
}
