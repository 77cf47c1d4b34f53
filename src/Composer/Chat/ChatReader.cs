using System.Text.Json;

namespace Maru.Composer.Chat;

/// <summary>Reads a chat request; a fault is kept as the fields' error.</summary>
public static class ChatReader
{
    private const int MostStops = 4;
    private static readonly string[] Roles = ["system", "developer", "user", "assistant", "tool", "function"];

    /// <summary>The question; null when something is wrong with the request.</summary>
    /// <param name="fields">The request.</param>
    public static ChatQuestion? Read(ComposerRequest fields)
    {
        var messages = Messages(fields);
        if (fields.WholeNumber("n", 1, int.MaxValue) > 1)
        {
            fields.Refuse("unsupported_value", "The built-in provider answers once per request: 'n' must be 1.", "n");
        }

        var (format, schema) = Format(fields);
        var (tool, toolSchema) = ToolChoice.Read(fields);
        var seed = fields.TryFind("seed", out var number) ? fields.RawTextOf(number) : "";
        var question = new ChatQuestion
        {
            Messages = messages,
            Stops = Stops(fields),
            MostTokens = Least(fields.WholeNumber("max_completion_tokens", 1, int.MaxValue), fields.WholeNumber("max_tokens", 1, int.MaxValue)),
            Seed = seed,
            Format = format,
            Schema = schema,
            Tool = tool,
            ToolSchema = toolSchema,
            Allowance = fields.Allowance,
            InputTokens = Tokens(messages) + Weight(fields, "tools") + Weight(fields, "response_format"),
        };
        return fields.Error is null ? question : null;
    }

    private static int? Least(int? a, int? b) => a is null || b < a ? b : a;

    private static int Tokens(IReadOnlyList<ChatMessage> messages) => ComposerTokens.PerAnswer + messages.Sum(m =>
        ComposerTokens.PerMessage + ComposerTokens.Count(m.Text) + (m.Pictures * ComposerTokens.PerPicture));

    private static int Weight(ComposerRequest fields, string name) =>
        fields.TryFind(name, out var value) ? ComposerTokens.Count(fields.RawTextOf(value)) : 0;

    private static List<ChatMessage> Messages(ComposerRequest fields)
    {
        var found = new List<ChatMessage>();
        if (!fields.TryFind("messages", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            fields.Refuse("missing_required_parameter", "'messages' must be an array of at least one message.", "messages");
            return found;
        }

        foreach (var (i, item) in list.EnumerateArray().Index())
        {
            if (TextOf(fields, item, "role") is not { } role || !Roles.Contains(role, StringComparer.Ordinal))
            {
                fields.Refuse("invalid_value", $"Every message needs a 'role' of {string.Join(", ", Roles)}.", $"messages[{i}].role");
            }
            else if (Content(fields, item, role) is { } message)
            {
                found.Add(message);
            }
            else
            {
                fields.Refuse("invalid_value", "'content' must be a string or an array of parts that each name their 'type'.", $"messages[{i}].content");
            }
        }

        return found;
    }

    private static ChatMessage? Content(ComposerRequest fields, JsonElement item, string role)
    {
        if (!ComposerRequest.Has(item, "content", out var content))
        {
            return role == "assistant" ? new(role, "", 0, 0) : null;
        }

        if (content.ValueKind == JsonValueKind.String)
        {
            return new(role, fields.TextOf(content), 0, 0);
        }

        if (content.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var texts = new List<string>();
        int pictures = 0, others = 0;
        foreach (var part in content.EnumerateArray())
        {
            switch (TextOf(fields, part, "type"))
            {
                case null:
                    return null;
                case "text" when TextOf(fields, part, "text") is { } text:
                    texts.Add(text);
                    break;
                case "image_url":
                    pictures++;
                    break;
                default:
                    others++;
                    break;
            }
        }

        return new(role, string.Join('\n', texts), pictures, others);
    }

    private static string? TextOf(ComposerRequest fields, JsonElement from, string name) =>
        ComposerRequest.Has(from, name, out var text) && text.ValueKind == JsonValueKind.String ? fields.TextOf(text) : null;

    private static string[] Stops(ComposerRequest fields)
    {
        if (!fields.TryFind("stop", out var stop))
        {
            return [];
        }

        var items = stop.ValueKind == JsonValueKind.Array ? stop.EnumerateArray().ToArray() : [stop];
        if (items.Length <= MostStops && Array.TrueForAll(items, s => s.ValueKind == JsonValueKind.String))
        {
            return [.. items.Select(fields.TextOf).Where(s => s.Length > 0)];
        }

        fields.Refuse("invalid_value", $"'stop' must be a string or an array of at most {MostStops} strings.", "stop");
        return [];
    }

    private static (string Format, JsonElement Schema) Format(ComposerRequest fields)
    {
        if (!fields.TryFind("response_format", out var format))
        {
            return ("text", default);
        }

        var type = TextOf(fields, format, "type");
        if (type is "text" or "json_object")
        {
            return (type, default);
        }

        if (type == "json_schema" && ComposerRequest.Has(format, "json_schema", out var named) && ComposerRequest.Has(named, "schema", out var schema)
            && schema.ValueKind == JsonValueKind.Object)
        {
            return (type, schema);
        }

        fields.Refuse("invalid_value", type == "json_schema"
            ? "'response_format.json_schema.schema' must be a JSON Schema object."
            : "'response_format.type' must be text, json_object or json_schema.", "response_format");
        return ("text", default);
    }
}
