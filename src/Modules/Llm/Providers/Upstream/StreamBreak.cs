using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Ends a stream that failed after its first byte: the error in-band, then a broken connection, unless the wire has an end for failures.
/// </summary>
internal static class StreamBreak
{
    /// <summary>The end of a call that failed: in-band where the reply has begun, else as the status it has.</summary>
    public static async ValueTask<CallEnd> EndAsync(IReply reply, CallMeter meter, GatewayError error, CancellationToken ct)
    {
        if (!reply.Started)
        {
            return meter.FailedUndelivered(reply, error);
        }

        await WriteAsync(reply, error, ct);
        return meter.Failed(reply, error);
    }

    /// <summary>In the form of chat completions.</summary>
    public static ValueTask WriteAsync(IReply reply, GatewayError error, CancellationToken ct)
    {
        reply.Body.Write("data: "u8);
        ErrorJson.Write(reply.Body, error);
        reply.Body.Write("\n\n"u8);
        return EndAsync(reply, ct);
    }

    /// <summary>In the form of the sink.</summary>
    public static ValueTask WriteAsync(IReply reply, IAnswerSink sink, GatewayError error, CancellationToken ct)
    {
        var isTold = sink.Fail(error);
        return EndAsync(reply, ct, breaks: !isTold);
    }

    private static async ValueTask EndAsync(IReply reply, CancellationToken ct, bool breaks = true)
    {
        try
        {
            await reply.Body.FlushAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Nobody is left to be told.
        }

        if (breaks)
        {
            reply.Abort();
        }
    }
}
