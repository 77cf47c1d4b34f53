using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires;

/// <summary>
/// The form in which a client holds a conversation: how its request is read and its answer written, where the provider speaks another one.
/// Thread safe.
/// </summary>
internal interface IWire
{
    /// <summary>The header in which its clients look for the request's id; null for none but ours.</summary>
    string? IdHeader { get; }

    /// <summary>Bytes between two events that keep a silent stream alive and mean nothing.</summary>
    ReadOnlyMemory<byte> KeepAlive { get; }

    /// <summary>Reads the request over the model's default parameters; an error names the client's own field.</summary>
    GatewayError? Read(ProviderCall call, Adjusted adjusted, out Conversation? conversation);

    /// <summary>Writes the answer, as events or whole, as the call asks.</summary>
    IAnswerSink Answer(ProviderCall call, Conversation conversation, IBufferWriter<byte> output);

    /// <summary>The HTTP status in place of an error's own.</summary>
    int StatusOf(GatewayError error);

    /// <summary>An error as this wire's clients know it.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="requestId">What a person can ask the operator about; null inside a stream.</param>
    void WriteError(IBufferWriter<byte> output, GatewayError error, string? requestId);
}
