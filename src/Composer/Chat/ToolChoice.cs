using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>
/// Finds the function that a client requires: the named one, or the first one for <c>required</c>, of all or of the allowed ones.
/// </summary>
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
        else if (ComposerRequest.Has(choice, "allowed_tools", out var allowed))
        {
            return Allowed(fields, allowed, offered);
        }
        else
        {
            wanted = NameOf(fields, choice);
        }

        return Named(fields, offered, wanted);
    }

    private static (string? Name, JsonElement Schema) Named(
        ComposerRequest fields, List<(string? Name, JsonElement Schema)> offered, string? wanted)
    {
        var found = offered.Find(t => t.Name == wanted);
        if (wanted is null || found.Name is null)
        {
            fields.Refuse("invalid_value", "'tool_choice' must be none, auto, required, or name a function that stands in 'tools'.", "tool_choice");
        }

        return (found.Name, found.Schema);
    }

    private static (string? Name, JsonElement Schema) Allowed(
        ComposerRequest fields, JsonElement allowed, List<(string? Name, JsonElement Schema)> offered)
    {
        if (ComposerRequest.Has(allowed, "mode", out var mode) && mode.ValueKind == JsonValueKind.String && fields.TextOf(mode) == "auto")
        {
            return default;
        }

        var names = ComposerRequest.Has(allowed, "tools", out var tools) && tools.ValueKind == JsonValueKind.Array
            ? tools.EnumerateArray().Select(tool => NameOf(fields, tool)) : [];
        return Named(fields, offered, names.FirstOrDefault(name => offered.Exists(t => t.Name == name)));
    }

    private static string? NameOf(ComposerRequest fields, JsonElement tool) =>
        ComposerRequest.Has(tool, "function", out var function) && ComposerRequest.Has(function, "name", out var name)
            && name.ValueKind == JsonValueKind.String ? fields.TextOf(name) : null;

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
