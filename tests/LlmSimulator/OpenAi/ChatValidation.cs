using System.Text.Json;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>The mistakes the vendor answers with 400, as far as a gateway could make them.</summary>
internal static class ChatValidation
{
    private static readonly string[] Roles = ["developer", "system", "user", "assistant", "tool", "function"];
    private static readonly string[] Parts = ["text", "image_url", "input_audio", "file", "refusal"];

    public static Answer? Check(JsonElement body, string model) => Options(body, model) ?? Formats(body) ?? Messages(body);

    private static Answer? Options(JsonElement body, string model)
    {
        if (body.Get("max_tokens") is not null && ModelCatalog.Reasons(model))
        {
            return OpenAiErrors.Invalid(
                "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
                "max_tokens", "unsupported_parameter");
        }

        if (body.Get("temperature") is { } heat && (heat.ValueKind != JsonValueKind.Number || heat.GetDouble() is < 0 or > 2))
        {
            return OpenAiErrors.Invalid("Invalid 'temperature': expected a number from 0 to 2.", "temperature", "decimal_above_max_value");
        }

        if (body.Get("n") is not null && body.Int("n") is not (>= 1 and <= 128))
        {
            return OpenAiErrors.Invalid("Invalid 'n': expected an integer from 1 to 128.", "n", "integer_above_max_value");
        }

        if (body.Get("stream_options") is not null && !body.True("stream"))
        {
            return OpenAiErrors.Invalid("The 'stream_options' parameter is only allowed when 'stream' is enabled.", "stream_options");
        }

        return body.Get("top_logprobs") is not null && !body.True("logprobs")
            ? OpenAiErrors.Invalid("'top_logprobs' needs 'logprobs' to be true.", "top_logprobs")
            : null;
    }

    private static Answer? Formats(JsonElement body)
    {
        if (body.Get("tool_choice") is { } choice && body.Get("tools") is null && choice.ToString() is not ("none" or "auto"))
        {
            return OpenAiErrors.Invalid("Invalid value for 'tool_choice': it is only allowed when 'tools' are specified.", "tool_choice");
        }

        foreach (var tool in body.Items("tools"))
        {
            if (tool.Str("type") == "function" && string.IsNullOrEmpty(tool.Get("function")?.Str("name")))
            {
                return OpenAiErrors.Invalid("Missing required parameter: 'tools[0].function.name'.", "tools[0].function.name", "missing_required_parameter");
            }
        }

        return body.Get("response_format") is { } format && format.Str("type") == "json_schema" && format.Get("json_schema")?.Str("name") is null
            ? OpenAiErrors.Invalid("Missing required parameter: 'response_format.json_schema.name'.", "response_format.json_schema", "missing_required_parameter")
            : null;
    }

    private static Answer? Messages(JsonElement body)
    {
        if (!body.Items("messages").Any())
        {
            return OpenAiErrors.Invalid("Invalid 'messages': expected a list with at least one message.", "messages", "empty_array");
        }

        var open = new HashSet<string>(StringComparer.Ordinal);
        var index = 0;
        foreach (var message in body.Items("messages"))
        {
            if (Message(message, index++, open) is { } wrong)
            {
                return wrong;
            }
        }

        return open.Count > 0
            ? OpenAiErrors.Invalid("An assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'.", "messages")
            : null;
    }

    private static Answer? Message(JsonElement message, int index, HashSet<string> open)
    {
        var role = message.Str("role");
        if (role is null || !Roles.Contains(role))
        {
            return OpenAiErrors.Invalid($"Invalid value: '{role}'. Supported values are: {string.Join(", ", Roles)}.", $"messages[{index}].role", "invalid_value");
        }

        if (role == "tool" && !open.Remove(message.Str("tool_call_id") ?? ""))
        {
            return OpenAiErrors.Invalid("Messages with role 'tool' must follow a message with 'tool_calls' and name one of its ids.", $"messages[{index}].role");
        }

        open.UnionWith(message.Items("tool_calls").Select(c => c.Str("id") ?? ""));
        if (message.Get("content") is null && role != "assistant")
        {
            return OpenAiErrors.Invalid("Invalid value for 'content': expected a string, got null.", $"messages[{index}].content");
        }

        var unknown = message.Items("content").Select(p => p.Str("type")).FirstOrDefault(t => t is null || !Parts.Contains(t), "text");
        return unknown == "text"
            ? message.Items("content").Any(BadImage) ? OpenAiErrors.Invalid("Invalid image URL.", $"messages[{index}].content", "invalid_image_url") : null
            : OpenAiErrors.Invalid($"Invalid value: '{unknown}'.", $"messages[{index}].content[0].type", "invalid_value");
    }

    private static bool BadImage(JsonElement part) =>
        part.Str("type") == "image_url"
        && part.Get("image_url")?.Str("url") is var url
        && (url is null || !(url.StartsWith("data:image/", StringComparison.Ordinal) || url.StartsWith("http", StringComparison.Ordinal)));
}
