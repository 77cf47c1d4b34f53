using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers;

/// <summary>One call whose client and provider speak different forms: the request in the provider's, and where its answer goes.</summary>
internal sealed class Translation
{
    private readonly ProviderCall _call;
    private readonly Conversation _conversation;
    private IAnswerSink? _sink;

    private Translation(ProviderCall call, Conversation conversation, ReadOnlyMemory<byte> body) =>
        (_call, _conversation, Body) = (call, conversation, body);

    /// <summary>Writes a conversation in a provider's form; an error leaves the output unusable.</summary>
    public delegate GatewayError? Writer(ProviderCall call, Conversation conversation, Adjusted adjusted, IBufferWriter<byte> output);

    /// <summary>The provider's request.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Reads the client's request and writes the provider's; tells the client what of it was changed.</summary>
    public static bool TryStart(
        ProviderCall call, IReply reply, Writer write, [NotNullWhen(true)] out Translation? translation,
        [NotNullWhen(false)] out GatewayError? refused)
    {
        translation = null;
        var adjusted = new Adjusted();
        refused = call.Wire.Read(call, adjusted, out var conversation);
        if (refused is not null)
        {
            return false;
        }

        // An output that must grow holds the body three times.
        var output = new ArrayBufferWriter<byte>(call.Body.Length + (call.Body.Length / 16) + 1024);
        refused = write(call, conversation!, adjusted, output);
        if (refused is not null)
        {
            return false;
        }

        if (adjusted.Told is { } told)
        {
            reply.Adjusted(told);
        }

        translation = new Translation(call, conversation!, output.WrittenMemory);
        return true;
    }

    /// <summary>Where the answer goes: one place, because a silence, an answer and a failure go on from each other.</summary>
    public IAnswerSink SinkOf(IReply reply) => _sink ??= _call.Wire.Answer(_call, _conversation, reply.Body);

    /// <summary>Where the answer goes, and is measured on its way.</summary>
    public MeteredSink SinkOf(IReply reply, CallMeter meter) => new(SinkOf(reply), meter);
}
