using System.Text.Json;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Reads a request of Anthropic's Messages API. What the model's default parameters say counts where it says nothing.</summary>
internal static class MessagesRequestReader
{
    // Asked for by these names, and understood by no other provider. Marks for a cache are hints, and go without a word.
    private static readonly string[] AnthropicsOwn = ["service_tier", "context_management", "container", "mcp_servers", "speed"];

    public static GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation)
    {
        conversation = null;
        using var request = RequestDocument.TryOpen(call, out var refused);
        if (request is null)
        {
            return refused;
        }

        var most = MessagesOptions.ReadMaxOutput(request);
        var turns = new MessagesTurns(request).Read();
        var tools = MessagesTools.Read(request, out var others);
        var thinking = request.Get("thinking");
        conversation = new Conversation
        {
            Turns = turns,
            Tools = tools,
            ToolChoice = MessagesTools.ReadChoice(request),
            ParallelCalls = request.Get("tool_choice").Field("disable_parallel_tool_use").Is(JsonValueKind.True) ? false : null,
            Shape = MessagesOptions.ReadShape(request),
            Sampling = MessagesOptions.ReadSampling(request),
            MaxOutput = most,
            Effort = MessagesOptions.ReadEffort(request, most, adjusted),
            ShowsThoughts = thinking.Text("type") is "enabled" or "adaptive" && thinking.Text("display") != "omitted",
            Others = [.. others, .. AnthropicsOwn.Where(name => request.Get(name).IsSet())],
        };
        return request.Error;
    }
}
