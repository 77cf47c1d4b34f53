using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>OpenAI's responses, whose conversation is a list of items.</summary>
internal sealed class OpenAiResponses : IWire
{
    public static OpenAiResponses Instance { get; } = new();

    public string? IdHeader => null;

    /// <summary>Where bytes pass. A stream that is translated says more, with the number of its next event.</summary>
    public ReadOnlyMemory<byte> KeepAlive { get; } = ": waiting\n\n"u8.ToArray();

    public GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation) =>
        ResponsesRequestReader.Read(call, adjusted, out conversation);

    public IAnswerSink Answer(ProviderCall call, Conversation conversation, IBufferWriter<byte> output) =>
        new ResponsesWriter(call, conversation, output);

    public int StatusOf(GatewayError error) => error.Status;

    public void WriteError(IBufferWriter<byte> output, GatewayError error, string? requestId) =>
        ErrorJson.Write(output, ResponsesError.Named(error));
}
