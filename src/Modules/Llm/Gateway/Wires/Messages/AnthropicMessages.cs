using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Messages;

/// <summary>Anthropic's Messages.</summary>
internal sealed class AnthropicMessages : IWire
{
    public static AnthropicMessages Instance { get; } = new();

    public string? IdHeader => "request-id";

    public ReadOnlyMemory<byte> KeepAlive { get; } = "event: ping\ndata: {\"type\":\"ping\"}\n\n"u8.ToArray();

    public GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation) =>
        MessagesRequestReader.Read(call, adjusted, out conversation);

    public IAnswerSink Answer(ProviderCall call, Conversation conversation, IBufferWriter<byte> output) => call.Stream
        ? new MessagesStreamWriter(call, conversation.ShowsThoughts, output)
        : new MessagesAnswerWriter(call, conversation.ShowsThoughts, output);

    public int StatusOf(GatewayError error) => MessagesError.StatusOf(error);

    public void WriteError(IBufferWriter<byte> output, GatewayError error, string? requestId) =>
        MessagesError.Write(output, error, requestId);
}
