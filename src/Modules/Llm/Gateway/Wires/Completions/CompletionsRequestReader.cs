using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Chat;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Completions;

/// <summary>
/// Reads a request for a completion as a conversation of one turn. What only a model that continues texts can do is refused: an answer
/// without it would be read as if it had it.
/// </summary>
internal static class CompletionsRequestReader
{
    public static GatewayError? Read(ProviderCall call, out Conversation? conversation)
    {
        conversation = null;
        using var request = RequestDocument.TryOpen(call, out var refused);
        if (request is null)
        {
            return refused;
        }

        RefuseWhatIsLacking(request);
        conversation = new Conversation
        {
            Turns = [new Turn(Speaker.User, ReadPrompt(request), "prompt")],
            Sampling = ChatOptions.ReadSampling(request),
            MaxOutput = ChatOptions.ReadMaxOutput(request),
            Effort = ChatOptions.ReadEffort(request),
            Others = request.Get("logit_bias").IsSet() ? ["logit_bias"] : [],
        };
        return request.Error;
    }

    private static Part[] ReadPrompt(RequestDocument request)
    {
        var prompt = request.Root.Field("prompt");
        if (prompt.Is(JsonValueKind.Array) && prompt.GetArrayLength() == 1)
        {
            prompt = prompt[0];
        }

        if (prompt.Is(JsonValueKind.String))
        {
            return [new TextPart(request.RawOf(prompt))];
        }

        request.Refuse(
            "unsupported_value", "This model takes one text: send `prompt` as one string, neither several of them nor tokens.", "prompt");
        return [];
    }

    private static void RefuseWhatIsLacking(RequestDocument request)
    {
        if (request.Get("echo").Is(JsonValueKind.True))
        {
            Refuse(request, "echo", "This model does not repeat the prompt");
        }

        if (request.Get("suffix") is var suffix && suffix.IsSet() && suffix.Text() != "")
        {
            Refuse(request, "suffix", "This model does not write into the middle of a text");
        }

        if (request.Get("logprobs") is var logprobs && logprobs.IsSet() && !logprobs.Is(JsonValueKind.False))
        {
            Refuse(request, "logprobs", "This model tells no probabilities of its tokens here");
        }

        foreach (var name in new[] { "n", "best_of" })
        {
            var count = request.Get(name);
            if (count.IsSet() && !(count.Is(JsonValueKind.Number) && count.TryGetInt32(out var many) && many == 1))
            {
                request.Refuse("unsupported_value", $"This model answers once per request: `{name}` must be 1.", name);
            }
        }
    }

    private static void Refuse(RequestDocument request, string name, string reason) =>
        request.Refuse("unsupported_parameter", $"{reason}; leave `{name}` out.", name);
}
