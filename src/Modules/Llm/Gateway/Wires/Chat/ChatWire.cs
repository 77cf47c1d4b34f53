using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatWire : IWire
{
    public static ChatWire Instance { get; } = new();

    public GatewayError? Read(ProviderCall call, out Conversation? conversation) => ChatRequestReader.Read(call, out conversation);

    public IAnswerSink Answer(ProviderCall call, IBufferWriter<byte> output) =>
        call.Stream ? new ChatStreamWriter(call, output) : new ChatAnswerWriter(call, output);
}
