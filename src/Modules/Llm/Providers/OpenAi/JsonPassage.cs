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
        Memory<byte> room = default;
        for (var (held, read) = (0, 1); read > 0 && !ct.IsCancellationRequested;)
        {
            room = held == 0 ? reply.Body.GetMemory(ReadSize) : room;
            read = await stream.ReadAsync(room[held..], patience.Wait(idle));
            _watch.Push(room.Span.Slice(held, read));
            held += read;
            if (read > 0 && MayWait(held, room.Length))
            {
                continue;
            }

            if (held > 0 && !TryPass(room.Span[..held], isLast: read == 0, status, expected, out var fault))
            {
                return fault;
            }

            held = 0;
            await FlushAsync(expected, ct);
        }

        return ct.IsCancellationRequested ? await ReadOnAsync(stream)
            : _passed == 0 ? UpstreamErrors.Garbled : IsWhole ? null : UpstreamErrors.Broken;
    }

    // A short answer is seen whole before anything is said: it may be a failure in spite of its status.
    private bool MayWait(int held, int room) => !reply.Started && !events && !_watch.IsWhole && held < room;

    private bool TryPass(ReadOnlySpan<byte> piece, bool isLast, int status, long? expected, out GatewayError? fault)
    {
        // A last piece that does not complete the answer stays here, so that the client sees that something is missing.
        fault = events ? null
            : !reply.Started && !MayBeJson(piece) ? UpstreamErrors.Garbled
            : !reply.Started && _watch.IsFailure ? OpenAiErrors.ReadInside(piece.ToArray(), call.Route.ApiKey)
            : !IsWhole && (isLast || _passed + piece.Length == expected) ? UpstreamErrors.Broken : null;
        if (fault is not null)
        {
            return false;
        }

        if (!reply.Started)
        {
            reply.Start(status, events ? "text/event-stream" : "application/json", expected);
        }

        reply.Body.Advance(piece.Length);
        _passed += piece.Length;
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
        if (fault is null && ct.IsCancellationRequested)
        {
            return meter.Cancelled(reply);
        }

        fault ??= !events && _watch.IsFailure ? UpstreamErrors.Failed : null;
        if (fault is null)
        {
            return meter.Succeeded(reply);
        }

        if (!reply.Started)
        {
            return meter.FailedUndelivered(reply, fault);
        }

        reply.Abort();
        return meter.Failed(reply, fault);
    }
}
