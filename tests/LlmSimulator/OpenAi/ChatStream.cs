using System.Text.Json.Nodes;
using Maru.LlmSimulator.Answers;

namespace Maru.LlmSimulator.OpenAi;

/// <summary>The answer as server-sent events: role, pieces, finish, usage if asked, [DONE].</summary>
internal static class ChatStream
{
    private const string LineEnd = "\n";
    private const int ArgumentPieces = 4;

    public static Answer Make(ChatRequest request)
    {
        var frames = new List<ReadOnlyMemory<byte>>();
        for (var choice = 0; choice < request.Choices; choice++)
        {
            frames.AddRange(Deltas(request, choice).Select(d => Wire.Frame(d, LineEnd)));
        }

        for (var choice = 0; choice < request.Choices; choice++)
        {
            frames.Add(Wire.Frame(Chunk(request, choice, [], null, request.FinishReason), LineEnd));
        }

        if (request.IncludeUsage)
        {
            frames.Add(Wire.Frame(UsageChunk(request), LineEnd));
        }

        frames.Add("data: [DONE]\n\n"u8.ToArray());
        return new Answer(StatusCodes.Status200OK, "text/event-stream; charset=utf-8", frames)
        {
            IsStream = true,
            InBandError = Wire.Frame(OpenAiErrors.Node("The server had an error while streaming.", "server_error", null, null), LineEnd),
        };
    }

    private static IEnumerable<JsonObject> Deltas(ChatRequest request, int choice)
    {
        var calls = request.Reply.Calls;
        yield return Chunk(request, choice, new JsonObject { ["role"] = "assistant", ["content"] = calls.Count > 0 ? null : "", ["refusal"] = null }, null, null);
        foreach (var piece in request.Reply.Text is { } text ? Prose.Pieces(text, request.X.Plan.Chunks) : [])
        {
            yield return Chunk(request, choice, new JsonObject { ["content"] = piece }, ChatAnswer.LogProbs(request, [piece]), null);
        }

        for (var i = 0; i < calls.Count; i++)
        {
            yield return Call(request, choice, i, ChatAnswer.CallId(request, choice, i), calls[i].Name, "");
            foreach (var piece in Prose.Pieces(calls[i].Arguments, Math.Min(ArgumentPieces, calls[i].Arguments.Length)))
            {
                yield return Call(request, choice, i, null, null, piece);
            }
        }
    }

    private static JsonObject Call(ChatRequest request, int choice, int index, string? id, string? name, string arguments)
    {
        var call = new JsonObject { ["index"] = index };
        var function = new JsonObject();
        if (id is not null)
        {
            call["id"] = id;
            call["type"] = "function";
            function["name"] = name;
        }

        function["arguments"] = arguments;
        call["function"] = function;
        return Chunk(request, choice, new JsonObject { ["tool_calls"] = new JsonArray(call) }, null, null);
    }

    private static JsonObject Chunk(ChatRequest request, int choice, JsonObject delta, JsonObject? logProbs, string? finish)
    {
        var chunk = Envelope(request);
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = choice, ["delta"] = delta, ["logprobs"] = logProbs, ["finish_reason"] = finish });
        if (request.IncludeUsage)
        {
            chunk["usage"] = null;
        }

        if (request.Obfuscate)
        {
            // As long as it takes to hide the length of the piece; its content means nothing.
            chunk["obfuscation"] = new string('x', 1 + (delta.Count == 0 ? 3 : Wire.Text(delta).Length % 7));
        }

        return chunk;
    }

    private static JsonObject UsageChunk(ChatRequest request)
    {
        var chunk = Envelope(request);
        chunk["choices"] = new JsonArray();
        chunk["usage"] = ChatAnswer.UsageOf(request.Reply.Usage, request.Choices);
        return chunk;
    }

    private static JsonObject Envelope(ChatRequest request) => new()
    {
        ["id"] = request.Id,
        ["object"] = "chat.completion.chunk",
        ["created"] = request.X.Now.ToUnixTimeSeconds(),
        ["model"] = request.Snapshot,
        ["service_tier"] = "default",
        ["system_fingerprint"] = "fp_sim",
    };
}
