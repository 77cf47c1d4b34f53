using System.Buffers;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// Ends a stream that failed after its first byte: the error in-band as <c>data: {"error":…}</c>, then a broken connection.
/// </summary>
internal static class StreamBreak
{
    public static async ValueTask WriteAsync(IReply reply, GatewayError error, CancellationToken ct)
    {
        reply.Body.Write("data: "u8);
        ErrorJson.Write(reply.Body, error);
        reply.Body.Write("\n\n"u8);
        try
        {
            await reply.Body.FlushAsync(ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Nobody is left to be told.
        }

        reply.Abort();
    }
}
