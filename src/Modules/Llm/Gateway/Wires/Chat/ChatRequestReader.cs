using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>Reads a request of chat completions, over the model's default parameters.</summary>
internal static class ChatRequestReader
{
    // Asked for by these names, and understood by no other provider.
    private static readonly string[] OpenAisOwn = ["logit_bias", "service_tier", "verbosity", "web_search_options"];

    public static GatewayError? Read(ProviderCall call, out Conversation? conversation)
    {
        conversation = null;
        using var request = RequestDocument.TryOpen(call, out var refused);
        if (request is null)
        {
            return refused;
        }

        ChatOptions.RefuseSpeech(request);
        conversation = new Conversation
        {
            Turns = new ChatTurns(request).Read(),
            Tools = ChatTools.Read(request),
            ToolChoice = ChatTools.ReadChoice(request),
            ParallelCalls = request.Get("parallel_tool_calls") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            },
            Shape = ChatOptions.ReadShape(request),
            Sampling = ChatOptions.ReadSampling(request),
            MaxOutput = ChatOptions.ReadMaxOutput(request),
            Effort = ChatOptions.ReadEffort(request),
            Google = request.RawOf(Google(request)),
            Others = [.. OpenAisOwn.Where(name => request.Get(name).IsSet())],
        };
        return request.Error;
    }

    private static JsonElement Google(RequestDocument request) =>
        request.Get("google") is { ValueKind: JsonValueKind.Object } google ? google : request.Get("extra_body").Field("google");
}
