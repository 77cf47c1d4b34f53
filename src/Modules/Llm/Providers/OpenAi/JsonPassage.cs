using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Passes a JSON answer on as it arrives; events of pictures likewise. A body that breaks off breaks the client's connection too. When the
/// client leaves, the rest is read for the usage at its end, as long and as much as is allowed.
/// </summary>
internal sealed class JsonPassage(ProviderCall call, IReply reply, CallMeter meter, Patience patience, TimeSpan idle, bool events)
{
    private const int ReadSize = 4096;
    private const int MostReadOn = 32 * 1024 * 1024;

    private readonly JsonWatch _watch = new(call, meter);
    private long _passed;
    private bool _flushed;

    private bool IsWhole => events || _watch.IsWhole;

    public async ValueTask<CallEnd> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var expected = response.Content.Headers.ContentLength;
        try
        {
            using var stream = response.Content.ReadAsStream(ct);
            var fault = await PumpAsync(stream, (int)response.StatusCode, expected, ct);
            return End(fault, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            _watch.Conclude();
            return meter.Cancelled(reply);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return End(patience.Broken, ct);
        }
    }

    private async ValueTask<GatewayError?> PumpAsync(Stream stream, int status, long? expected, CancellationToken ct)
    {
        int read;
        while (!ct.IsCancellationRequested)
        {
            read = await stream.ReadAsync(reply.Body.GetMemory(ReadSize), patience.Wait(idle));
            if (read == 0)
            {
                return _passed > 0 && IsWhole ? null : _passed > 0 ? UpstreamErrors.Broken : UpstreamErrors.Garbled;
            }

            if (!TryPass(read, status, expected, out var fault))
            {
                return fault;
            }

            await FlushAsync(expected, ct);
        }

        return await ReadOnAsync(stream);
    }

    private bool TryPass(int read, int status, long? expected, out GatewayError? fault)
    {
        var piece = reply.Body.GetSpan()[..read];
        _watch.Push(piece);

        // A last piece that does not complete the answer stays here, so that the client sees that something is missing.
        fault = !reply.Started && !events && !MayBeJson(piece) ? UpstreamErrors.Garbled
            : _passed + read == expected && !IsWhole ? UpstreamErrors.Broken : null;
        if (fault is not null)
        {
            return false;
        }

        if (!reply.Started)
        {
            reply.Start(status, events ? "text/event-stream" : "application/json", expected);
        }

        reply.Body.Advance(read);
        _passed += read;
        return true;
    }

    // The server sends what is whole together with the headers; once anything was flushed it no longer looks after the rest.
    private async ValueTask FlushAsync(long? expected, CancellationToken ct)
    {
        if (_passed == expected && !_flushed)
        {
            return;
        }

        try
        {
            await reply.Body.FlushAsync(ct);
            _flushed = true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The loop sees it too.
        }
    }

    private async ValueTask<GatewayError?> ReadOnAsync(Stream stream)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ReadSize);
        try
        {
            for (var total = 0; total < MostReadOn;)
            {
                var read = await stream.ReadAsync(buffer, patience.Wait(idle));
                if (read == 0)
                {
                    break;
                }

                _watch.Push(buffer.AsSpan(0, read));
                total += read;
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool MayBeJson(ReadOnlySpan<byte> piece)
    {
        var start = piece.TrimStart(" \r\n\t"u8);
        return start.IsEmpty || start[0] is (byte)'{' or (byte)'[';
    }

    private CallEnd End(GatewayError? fault, CancellationToken ct)
    {
        _watch.Conclude();
        if (fault is null)
        {
            return ct.IsCancellationRequested ? meter.Cancelled(reply) : meter.Succeeded(reply);
        }

        if (reply.Started)
        {
            reply.Abort();
        }

        return meter.Failed(reply, fault);
    }
}
