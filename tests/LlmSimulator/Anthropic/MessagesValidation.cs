using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>
/// The mistakes in a request's options that the vendor answers with 400, as far as a translating gateway could make them.
/// </summary>
internal static partial class MessagesValidation
{
    private static readonly HashSet<string> Fields = new(StringComparer.Ordinal)
    {
        "model", "max_tokens", "messages", "system", "stream", "tools", "tool_choice", "temperature", "top_p", "top_k", "stop_sequences",
        "thinking", "output_config", "metadata", "service_tier", "cache_control", "context_management", "container", "mcp_servers",
    };

    public static Answer? Check(JsonElement body, string model) => Unknown(body) ?? Limits(body) ?? Sampling(body, model)
        ?? Thinking(body, model) ?? Tools(body, model) ?? Schema(body.Get("output_config")?.Get("format")?.Get("schema"));

    private static Answer? Unknown(JsonElement body) =>
        body.EnumerateObject().Select(p => p.Name).FirstOrDefault(n => !Fields.Contains(n)) is { } name
            ? AnthropicErrors.Invalid($"{name}: Extra inputs are not permitted") : null;

    private static Answer? Limits(JsonElement body) => body.Int("max_tokens") is null or < 1
        ? AnthropicErrors.Invalid("max_tokens: Field required")
        : body.Items("stop_sequences").Any(s => string.IsNullOrWhiteSpace(s.GetString()))
            ? AnthropicErrors.Invalid("stop_sequences: each stop sequence must contain non-whitespace") : null;

    private static Answer? Sampling(JsonElement body, string model)
    {
        var said = new[] { "temperature", "top_p", "top_k" }.Where(n => body.Get(n) is not null).ToList();
        if (said.Count > 0 && (Refuses().IsMatch(model) || Thinks(body)))
        {
            return AnthropicErrors.Invalid($"`{said[0]}` may not be set for this model, or while it thinks.");
        }

        return said.Contains("temperature") && said.Contains("top_p")
            ? AnthropicErrors.Invalid("`temperature` and `top_p` cannot both be specified for this model.")
            : body.Get("temperature") is { } heat && heat.GetDouble() is < 0 or > 1
                ? AnthropicErrors.Invalid("temperature: range: 0..1") : null;
    }

    private static Answer? Thinking(JsonElement body, string model)
    {
        var thinking = body.Get("thinking") ?? default;
        return thinking.Str("type") switch
        {
            "enabled" when Adapts().IsMatch(model) => AnthropicErrors.Invalid("\"thinking.type.enabled\" is not supported for this model."),
            "adaptive" when !Adapts().IsMatch(model) => AnthropicErrors.Invalid("adaptive thinking is not supported on this model"),
            "disabled" when model.Contains("opus-5-5", StringComparison.Ordinal) =>
                AnthropicErrors.Invalid("\"thinking.type.disabled\" is not supported for this model."),
            "enabled" when thinking.Int("budget_tokens") is not >= 1024 || thinking.Int("budget_tokens") >= body.Int("max_tokens") =>
                AnthropicErrors.Invalid("`max_tokens` must be greater than `thinking.budget_tokens`, and that at least 1024."),
            _ => null,
        };
    }

    private static Answer? Tools(JsonElement body, string model)
    {
        var choice = body.Get("tool_choice")?.Str("type");
        if (choice is not null && !body.Items("tools").Any())
        {
            return AnthropicErrors.Invalid("tool_choice may only be specified while providing tools");
        }

        if (choice is "any" or "tool" && (Thinks(body) || model.Contains("-5-5", StringComparison.Ordinal)))
        {
            return AnthropicErrors.Invalid("Thinking may not be enabled when tool_choice forces tool use.");
        }

        return body.Items("tools").Any(t => !Name().IsMatch(t.Str("name") ?? "") || t.Get("input_schema")?.Str("type") != "object")
            ? AnthropicErrors.Invalid("tools: a name of up to 128 letters and an input_schema of type object are needed") : null;
    }

    private static Answer? Schema(JsonElement? schema)
    {
        var open = schema is { ValueKind: JsonValueKind.Object } one && one.Str("type") == "object"
            && one.Get("additionalProperties") is not { ValueKind: JsonValueKind.False };
        return open || schema?.Get("minimum") is not null
            ? AnthropicErrors.Invalid(
                "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false")
            : null;
    }

    private static bool Thinks(JsonElement body) => body.Get("thinking")?.Str("type") is "enabled" or "adaptive";

    [GeneratedRegex("claude-[a-z]+-(?:4-[78]|5)")]
    private static partial Regex Refuses();

    [GeneratedRegex("claude-[a-z]+-(?:4-[678]|5)")]
    private static partial Regex Adapts();

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,128}$")]
    private static partial Regex Name();
}
