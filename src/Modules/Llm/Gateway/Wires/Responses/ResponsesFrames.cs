using System.Buffers;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>Events of a streamed answer: each has its type twice and its number, without which strict clients stop reading.</summary>
internal sealed class ResponsesFrames(ProviderCall call, IBufferWriter<byte> output)
{
    private int _next;
    private long _toldAt;

    /// <summary>How long ago the last one was.</summary>
    public TimeSpan Silence => call.Clock.GetElapsedTime(_toldAt);

    public IBufferWriter<byte> Output => output;

    /// <summary>Begins an event; its own members follow, then <see cref="End"/>.</summary>
    public void Begin(ReadOnlySpan<byte> type)
    {
        _toldAt = call.Clock.GetTimestamp();
        output.Write("event: "u8, type, "\ndata: {\"type\":\""u8);
        output.Write(type, "\",\"sequence_number\":"u8, default);
        output.WriteNumber(_next++);
    }

    public void End() => output.Write("}\n\n"u8);

    /// <summary>A whole event about a response.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="response">The response as it stands.</param>
    public void Write(ReadOnlySpan<byte> type, ReadOnlySpan<byte> response)
    {
        Begin(type);
        output.Write(",\"response\":"u8, response, default);
        End();
    }
}
