using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.OpenAi;

/// <summary>Passes a JSON answer on as it arrives. A body that breaks off breaks the client's connection too.</summary>
internal static class JsonPassage
{
    private const int ReadSize = 4096;

    public static async ValueTask<CallReport> RunAsync(
        HttpResponseMessage response, ProviderCall call, IReply reply, Patience patience, TimeSpan idle, TimeProvider clock,
        CancellationToken ct)
    {
        var expected = response.Content.Headers.ContentLength;
        using var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        var scanner = default(UsageScanner);
        long firstByteAt = 0, passed = 0;
        var flushed = false;
        int read;
        try
        {
            while ((read = await stream.ReadAsync(reply.Body.GetMemory(ReadSize), patience.Wait(idle)).ConfigureAwait(false)) > 0)
            {
                firstByteAt = firstByteAt == 0 ? clock.GetTimestamp() : firstByteAt;
                if (!reply.Started && !TryStart(reply, read, (int)response.StatusCode, expected))
                {
                    return CallReport.Failed(UpstreamErrors.Garbled, firstByteAt);
                }

                passed += Pass(reply, read, ref scanner);

                // The server sends what is whole together with the headers; once anything was flushed it no longer looks after the rest.
                if (passed != expected || flushed)
                {
                    await reply.Body.FlushAsync(ct).ConfigureAwait(false);
                    flushed = true;
                }
            }

            return firstByteAt == 0
                ? CallReport.Failed(UpstreamErrors.Garbled)
                : new CallReport(CallOutcome.Succeeded, scanner.Read(), null, firstByteAt);
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return Broken(reply, scanner.Read(), firstByteAt);
        }
        finally
        {
            scanner.Dispose();
        }
    }

    private static bool TryStart(IReply reply, int read, int status, long? length)
    {
        var start = reply.Body.GetSpan()[..read].TrimStart(" \r\n\t"u8);
        if (!start.IsEmpty && start[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }

        reply.Start(status, "application/json", length);
        return true;
    }

    private static int Pass(IReply reply, int read, ref UsageScanner scanner)
    {
        scanner.Push(reply.Body.GetSpan()[..read]);
        reply.Body.Advance(read);
        return read;
    }

    private static CallReport Broken(IReply reply, TokenUsage usage, long firstByteAt)
    {
        if (reply.Started)
        {
            reply.Abort();
        }

        return new CallReport(CallOutcome.Failed, usage, UpstreamErrors.Broken, firstByteAt);
    }
}
