using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A client's request in Gemini's form, and the way back.</summary>
internal static class Translation
{
    /// <summary>Writes the request, and tells the client what of it was changed.</summary>
    public static bool TryWrite(
        ProviderCall call, IReply reply, out ReadOnlyMemory<byte> body, [NotNullWhen(false)] out GatewayError? refused)
    {
        var adjusted = new Adjusted();
        var output = new ArrayBufferWriter<byte>(GenerateRequest.LengthOf(call));
        refused = call.Wire.Read(call, out var conversation)
            ?? GenerateRequest.Write(call, conversation!, adjusted, output);
        body = output.WrittenMemory;
        if (refused is null && adjusted.Told is { } told)
        {
            reply.Adjusted(told);
        }

        return refused is null;
    }

    /// <summary>Where the answer goes.</summary>
    public static MeteredSink SinkOf(ProviderCall call, IReply reply, CallMeter meter) =>
        new(call.Wire.Answer(call, reply.Body), meter);
}
