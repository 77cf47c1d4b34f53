using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

internal static class MessagesAnswer
{
    private const string Thought = "Thinking about what was said.";

    public static MessagesReply Make(MessagesRequest request)
    {
        var said = request.LastUserText;
        if (said.Contains("[refusal]", StringComparison.Ordinal))
        {
            return Reply(request, [], "refusal", 0);
        }

        var blocks = new List<MessagesBlock>();
        if (request.Thinks)
        {
            blocks.Add(new MessagesBlock(
                new JsonObject { ["type"] = "thinking", ["thinking"] = "", ["signature"] = "" }, "thinking_delta", "thinking", [Thought])
            {
                Signature = "c2ltLXNpZ25hdHVyZQ==",
            });
        }

        if (said.Contains("[odd]", StringComparison.Ordinal))
        {
            blocks.Add(new MessagesBlock(
                new JsonObject { ["type"] = "of_tomorrow", ["what"] = "" }, "tomorrow_delta", "what", ["unknown"]));
        }

        var calls = request.Calls();
        if (calls.Count > 0)
        {
            blocks.AddRange(calls.Select((call, i) => CallOf(request, call, i)));
            return Reply(request, blocks, "tool_use", calls.Sum(c => 8 + Usage.Count(c.Arguments)));
        }

        var stops = request.Body.Items("stop_sequences").Select(s => s.GetString() ?? "").ToList();
        var (text, truncated) = Prose.Limit(Say(request), stops, request.Body.Int("max_tokens"));
        blocks.Add(new MessagesBlock(
            new JsonObject { ["type"] = "text", ["text"] = "" }, "text_delta", "text", Prose.Pieces(text, request.X.Plan.Chunks)));
        return Reply(request, blocks, truncated ? "max_tokens" : "end_turn", Usage.Count(text));
    }

    private static MessagesBlock CallOf(MessagesRequest request, ToolCall call, int index)
    {
        var head = new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = $"toolu_sim{request.X.Sequence:x8}{index}",
            ["name"] = call.Name,
            ["input"] = new JsonObject(),
        };
        return new MessagesBlock(head, "input_json_delta", "partial_json", Prose.Pieces(call.Arguments, 4)) { Input = call.Arguments };
    }

    private static string Say(MessagesRequest request)
    {
        var plan = request.X.Plan;
        if (plan.Rule?.Text is null && request.Schema is { } schema)
        {
            return SchemaSample.Of(schema)?.ToJsonString(Wire.Options) ?? "{}";
        }

        return request.ToolResult is { } result
            ? Prose.Compose(plan, "Tool said", result)
            : Prose.Compose(plan, "You said", request.LastUserText);
    }

    private static MessagesReply Reply(MessagesRequest request, IReadOnlyList<MessagesBlock> blocks, string reason, int answer)
    {
        var usage = Usage.Of(request.X.Plan, request.PromptTokens, request.AllText, answer, request.Thinks);
        return new MessagesReply(
            $"msg_sim{request.X.Sequence:x8}", request.X.Model, blocks, request.X.Plan.Rule?.FinishReason ?? reason, usage);
    }
}
