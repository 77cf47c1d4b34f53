using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Completions;

/// <summary>OpenAI's completions of before chat: a text goes in, and what follows it comes out.</summary>
internal sealed class TextCompletions : IWire
{
    public static TextCompletions Instance { get; } = new();

    public string? IdHeader => null;

    public ReadOnlyMemory<byte> KeepAlive { get; } = ": waiting\n\n"u8.ToArray();

    public GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation) =>
        CompletionsRequestReader.Read(call, out conversation);

    public IAnswerSink Answer(ProviderCall call, Conversation conversation, IBufferWriter<byte> output) =>
        call.Stream ? new CompletionsStreamWriter(call, output) : new CompletionsAnswerWriter(call, output);

    public int StatusOf(GatewayError error) => error.Status;

    public void WriteError(IBufferWriter<byte> output, GatewayError error, string? requestId) => ErrorJson.Write(output, error);
}
