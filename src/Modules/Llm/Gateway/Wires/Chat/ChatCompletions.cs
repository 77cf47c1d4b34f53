using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Chat;

/// <summary>OpenAI's chat completions.</summary>
internal sealed class ChatCompletions : IWire
{
    public static ChatCompletions Instance { get; } = new();

    public string? IdHeader => null;

    public ReadOnlyMemory<byte> KeepAlive { get; } = ": waiting\n\n"u8.ToArray();

    public GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation) =>
        ChatRequestReader.Read(call, out conversation);

    public IAnswerSink Answer(ProviderCall call, Conversation conversation, IBufferWriter<byte> output) =>
        call.Stream ? new ChatStreamWriter(call, output) : new ChatAnswerWriter(call, output);

    public int StatusOf(GatewayError error) => error.Status;

    public void WriteError(IBufferWriter<byte> output, GatewayError error, string? requestId) => ErrorJson.Write(output, error);
}
