using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>An answer, whole or about to be streamed.</summary>
internal sealed record MessagesReply(string Id, string Model, IReadOnlyList<MessagesBlock> Blocks, string StopReason, Usage Usage)
{
    public JsonObject Whole()
    {
        var whole = Head();
        whole["content"] = new JsonArray([.. Blocks.Select(b => b.Whole())]);
        whole["stop_reason"] = StopReason;
        whole["usage"] = UsageOf(Usage.Answer + Usage.Reasoning);
        return whole;
    }

    public JsonObject Head() => new()
    {
        ["id"] = Id,
        ["type"] = "message",
        ["role"] = "assistant",
        ["model"] = Model,
        ["content"] = new JsonArray(),
        ["stop_reason"] = null,
        ["stop_sequence"] = null,
        ["usage"] = UsageOf(1),
    };

    /// <summary>Its input is what no cache gave.</summary>
    public JsonObject UsageOf(int output) => new()
    {
        ["input_tokens"] = Usage.Prompt - Usage.Cached,
        ["cache_creation_input_tokens"] = 0,
        ["cache_read_input_tokens"] = Usage.Cached,
        ["output_tokens"] = output,
    };
}
