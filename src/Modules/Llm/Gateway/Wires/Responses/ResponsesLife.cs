using System.Buffers;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>The events of a response as such: that it has begun, is still there, and how it ended.</summary>
internal sealed class ResponsesLife(ProviderCall call, ResponsesObject response, IBufferWriter<byte> output)
{
    // A client that gives up after five minutes does not count comments.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(2);

    private bool _begun;

    public ResponsesFrames Frames { get; } = new(call, output);

    /// <summary>Once, whoever is first: the answer, a silence or a failure.</summary>
    public void Begin()
    {
        if (!_begun)
        {
            var begun = response.Begun();
            Frames.Write("response.created"u8, begun.Span);
            Frames.Write("response.in_progress"u8, begun.Span);
        }

        _begun = true;
    }

    /// <param name="hasItems">Whether something has come: the other event would take it back.</param>
    public void Idle(bool hasItems)
    {
        if (!_begun)
        {
            Begin();
        }
        else if (Frames.Silence < LongestSilence)
        {
            output.Write(OpenAiResponses.Instance.KeepAlive.Span);
        }
        else if (hasItems)
        {
            Frames.Begin("keepalive"u8);
            Frames.End();
        }
        else
        {
            Frames.Write("response.in_progress"u8, response.Begun().Span);
        }
    }

    public void End(StopReason why, ReadOnlySpan<byte> whole) => Frames.Write(
        why is StopReason.Limit or StopReason.Filtered ? "response.incomplete"u8 : "response.completed"u8, whole);

    public void Fail(GatewayError error)
    {
        Begin();
        ResponsesError.WriteEvent(Frames, error);
        Frames.Write("response.failed"u8, response.Failed(error).Span);
    }
}
