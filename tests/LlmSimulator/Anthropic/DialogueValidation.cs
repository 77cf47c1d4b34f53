using System.Text.Json;
using System.Text.RegularExpressions;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>The mistakes in a conversation that the vendor answers with 400.</summary>
internal static partial class DialogueValidation
{
    public static Answer? Check(JsonElement body, string model)
    {
        var messages = body.Items("messages").ToList();
        if (messages.Count == 0 || messages[0].Str("role") != "user")
        {
            return AnthropicErrors.Invalid("messages: first message must use the \"user\" role");
        }

        return Sides(messages) ?? Results(messages) ?? Calls(body, messages) ?? Prefill(messages[^1], model)
            ?? body.Items("system").Concat(messages.SelectMany(m => m.Items("content"))).Select(Block)
                .FirstOrDefault(wrong => wrong is not null);
    }

    private static Answer? Sides(List<JsonElement> messages)
    {
        if (messages.Exists(m => m.Str("role") is not ("user" or "assistant")))
        {
            return AnthropicErrors.Invalid("messages: Unexpected role");
        }

        return messages.Exists(m => string.IsNullOrWhiteSpace(m.Str("content")) && !m.Items("content").Any())
            ? AnthropicErrors.Invalid("messages: all messages must have non-empty content") : null;
    }

    private static Answer? Results(List<JsonElement> messages)
    {
        HashSet<string?> open = [];
        foreach (var message in messages)
        {
            var blocks = message.Items("content").ToList();
            var given = blocks.TakeWhile(b => b.Str("type") == "tool_result").Select(b => b.Str("tool_use_id")).ToHashSet();
            if (!given.SetEquals(open) || blocks.Skip(given.Count).Any(b => b.Str("type") == "tool_result"))
            {
                return AnthropicErrors.Invalid("messages: each `tool_use` must have its `tool_result` first in the next message");
            }

            open = blocks.Where(b => b.Str("type") == "tool_use").Select(b => b.Str("id")).ToHashSet();
        }

        return open.Count > 0 ? AnthropicErrors.Invalid("messages: `tool_use` ids were found without `tool_result` blocks") : null;
    }

    private static Answer? Calls(JsonElement body, List<JsonElement> messages)
    {
        var calls = messages.SelectMany(m => m.Items("content")).Where(b => b.Str("type") == "tool_use").ToList();
        if (calls.Count > 0 && !body.Items("tools").Any())
        {
            return AnthropicErrors.Invalid("Requests which include `tool_use` or `tool_result` blocks must define tools");
        }

        return calls.Exists(c => !Id().IsMatch(c.Str("id") ?? "") || c.Get("input") is not { ValueKind: JsonValueKind.Object })
            ? AnthropicErrors.Invalid("messages: tool_use.id should match pattern '^[a-zA-Z0-9_-]+$', and its input be an object") : null;
    }

    private static Answer? Prefill(JsonElement last, string model)
    {
        if (last.Str("role") != "assistant")
        {
            return null;
        }

        var text = last.Str("content") ?? last.Items("content").LastOrDefault().Str("text") ?? "";
        return NoPrefill().IsMatch(model) ? AnthropicErrors.Invalid("This model does not support assistant message prefill.")
            : text != text.TrimEnd()
                ? AnthropicErrors.Invalid("messages: final assistant content cannot end with trailing whitespace") : null;
    }

    private static Answer? Block(JsonElement block) => block.Str("type") == "text" && string.IsNullOrWhiteSpace(block.Str("text"))
        ? AnthropicErrors.Invalid("messages: text content blocks must contain non-whitespace text")
        : block.Items("content").Select(Block).FirstOrDefault(wrong => wrong is not null);

    [GeneratedRegex("^[a-zA-Z0-9_-]+$")]
    private static partial Regex Id();

    [GeneratedRegex("claude-[a-z]+-(?:4-[678]|5)")]
    private static partial Regex NoPrefill();
}
