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
    /// <summary>Reads the request over the model's default parameters; an error names the client's own field.</summary>
    GatewayError? Read(ProviderCall call, out Conversation? conversation);

    /// <summary>Writes the answer, as events or whole, as the call asks.</summary>
    IAnswerSink Answer(ProviderCall call, IBufferWriter<byte> output);
}
