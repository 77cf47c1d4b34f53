using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Reads a request of OpenAI's responses. What the model's default parameters say counts where it says nothing.</summary>
internal static class ResponsesRequestReader
{
    // Asked for by these names, and understood by no provider that answers through another wire.
    private static readonly string[] OpenAisOwn = ["service_tier", "max_tool_calls", "moderation"];

    public static GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation)
    {
        conversation = null;
        using var request = RequestDocument.TryOpen(call, out var refused);
        if (request is null)
        {
            return refused;
        }

        ResponsesState.Refuse(request);
        IReadOnlyList<(JsonElement, string)> items = ItemsOf(request);
        var turns = new ResponsesItems(request, adjusted).Read(items);
        var tools = ResponsesTools.Read(request, items, out var others);
        conversation = new Conversation
        {
            Turns = turns,
            Tools = tools,
            ToolChoice = ResponsesChoice.Read(request, tools),
            ParallelCalls = request.Get("parallel_tool_calls") switch
            {
                { ValueKind: JsonValueKind.True } => true,
                { ValueKind: JsonValueKind.False } => false,
                _ => null,
            },
            Shape = ResponsesOptions.ReadShape(request),
            Sampling = ResponsesOptions.ReadSampling(request),
            MaxOutput = ResponsesOptions.ReadMaxOutput(request),
            Effort = ResponsesOptions.ReadEffort(request),
            ShowsThoughts = ResponsesOptions.ShowsThoughts(request),
            Others = [.. others, .. ResponsesOptions.ReadOthers(request), .. OpenAisOwn.Where(name => request.Root.Field(name).IsSet())],
            Echo = ResponsesEcho.Of(request.Root, stores: call.Kept is not null),
        };
        return request.Error;
    }

    private static IReadOnlyList<(JsonElement Item, string Param)> ItemsOf(RequestDocument request) =>
        [.. request.Root.Items("input").Select((item, at) => (item, $"input[{at}]"))];
}
