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
        var flushed = false;
        long firstByteAt = 0, passed = 0;
        try
        {
            while (true)
            {
                var read = await stream.ReadAsync(reply.Body.GetMemory(ReadSize), patience.Wait(idle)).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                if (firstByteAt == 0)
                {
                    firstByteAt = clock.GetTimestamp();
                    if (!LooksLikeJson(reply.Body.GetSpan(), read))
                    {
                        return CallReport.Failed(UpstreamErrors.Garbled, firstByteAt);
                    }

                    reply.Start((int)response.StatusCode, "application/json", expected);
                }

                scanner.Push(reply.Body.GetSpan()[..read]);
                reply.Body.Advance(read);
                passed += read;

                // What arrives whole at once is left to the server, which sends it with the headers when the request ends. Once anything
                // has been flushed, the server no longer looks after the rest.
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

    private static bool LooksLikeJson(ReadOnlySpan<byte> bytes, int read)
    {
        var start = bytes[..read].TrimStart(" \r\n\t"u8);
        return start.IsEmpty || start[0] is (byte)'{' or (byte)'[';
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
