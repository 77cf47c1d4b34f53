using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.Anthropic;

/// <summary>The answer as named events: start, a ping, every block, what it cost, stop.</summary>
internal static class MessagesStream
{
    private const string LineEnd = "\n";

    public static Answer Make(MessagesReply reply)
    {
        List<ReadOnlyMemory<byte>> frames =
        [
            Frame("message_start", new JsonObject { ["message"] = reply.Head() }),
            Frame("ping", []),
        ];
        for (var i = 0; i < reply.Blocks.Count; i++)
        {
            var (block, index) = (reply.Blocks[i], i);
            frames.Add(Frame("content_block_start", new JsonObject { ["index"] = index, ["content_block"] = block.Head.DeepClone() }));
            frames.AddRange(block.Deltas()
                .Select(delta => Frame("content_block_delta", new JsonObject { ["index"] = index, ["delta"] = delta })));
            frames.Add(Frame("content_block_stop", new JsonObject { ["index"] = index }));
        }

        frames.Add(Frame("message_delta", new JsonObject
        {
            ["delta"] = new JsonObject { ["stop_reason"] = reply.StopReason, ["stop_sequence"] = null },
            ["usage"] = new JsonObject { ["output_tokens"] = reply.Usage.Answer + reply.Usage.Reasoning },
        }));
        frames.Add(Frame("message_stop", []));
        return new Answer(StatusCodes.Status200OK, "text/event-stream; charset=utf-8", frames)
        {
            IsStream = true,
            InBandError = Wire.Frame(AnthropicErrors.Node(529, "Overloaded"), LineEnd, "error"),
        };
    }

    private static ReadOnlyMemory<byte> Frame(string type, JsonObject rest)
    {
        var frame = new JsonObject { ["type"] = type };
        foreach (var (name, value) in rest)
        {
            frame[name] = value?.DeepClone();
        }

        return Wire.Frame(frame, LineEnd, type);
    }
}
