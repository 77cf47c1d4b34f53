using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>Finds the function that a client requires: the named one, or the first one for <c>required</c>.</summary>
internal static class ToolChoice
{
    public static (string? Name, JsonElement Schema) Read(ComposerRequest fields)
    {
        var offered = Offered(fields);
        if (fields.Error is not null || !fields.TryFind("tool_choice", out var choice))
        {
            return default;
        }

        string? wanted = null;
        if (choice.ValueKind == JsonValueKind.String)
        {
            switch (fields.TextOf(choice))
            {
                case "none" or "auto":
                    return default;
                case "required" when offered.Count > 0:
                    return offered[0];
            }
        }
        else if (ComposerRequest.Has(choice, "function", out var function) && ComposerRequest.Has(function, "name", out var name)
            && name.ValueKind == JsonValueKind.String)
        {
            wanted = fields.TextOf(name);
        }

        var found = offered.Find(t => t.Name == wanted);
        if (wanted is null || found.Name is null)
        {
            fields.Refuse("invalid_value", "'tool_choice' must be none, auto, required, or name a function that stands in 'tools'.", "tool_choice");
        }

        return (found.Name, found.Schema);
    }

    private static List<(string? Name, JsonElement Schema)> Offered(ComposerRequest fields)
    {
        var offered = new List<(string?, JsonElement)>();
        if (!fields.TryFind("tools", out var tools))
        {
            return offered;
        }

        if (tools.ValueKind != JsonValueKind.Array)
        {
            fields.Refuse("invalid_type", "'tools' must be an array.", "tools");
            return offered;
        }

        foreach (var (i, tool) in tools.EnumerateArray().Index())
        {
            if (ComposerRequest.Has(tool, "function", out var function) && ComposerRequest.Has(function, "name", out var name)
                && name.ValueKind == JsonValueKind.String)
            {
                offered.Add((fields.TextOf(name), ComposerRequest.Has(function, "parameters", out var schema) ? schema : default));
                continue;
            }

            fields.Refuse("invalid_value", "Every tool must be of type function and name its function.", $"tools[{i}]");
        }

        return offered;
    }
}
