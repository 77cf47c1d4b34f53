using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Passes a stream on, event by event, as each arrives. The usage chunk that only metering asked for stays here; an end without
/// <c>[DONE]</c> or finish reason is a cut and is told to the client as one.
/// </summary>
internal sealed class StreamPassage(ProviderCall call, IReply reply, CallMeter meter, Patience patience, TimeSpan idle)
{
    private const int Smallest = 4096;

    // An event longer than this is no usage chunk; it is passed on in pieces and never held.
    private const int LongestHeld = 64 * 1024;

    private readonly StreamWatch _watch = new(meter);
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Smallest * 2);
    private int _length;
    private bool _insideLong;
    private bool _began;
    private GatewayError? _error;

    public async ValueTask<CallEnd> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            reply.Start((int)response.StatusCode, "text/event-stream");
            await reply.Body.FlushAsync(ct);
            await PumpAsync(response, ct);
            return await CloseAsync(ct);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return ct.IsCancellationRequested ? meter.Cancelled(reply) : await BreakAsync(patience.Broken, ct);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private async ValueTask PumpAsync(HttpResponseMessage response, CancellationToken ct)
    {
        using var stream = response.Content.ReadAsStream(ct);
        while (!_watch.Done && _error is null)
        {
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_length), patience.Wait(idle));
            if (read == 0)
            {
                return;
            }

            if (!_began)
            {
                _began = true;
                meter.Began();
            }

            _length += read;
            if (PassWholeEvents())
            {
                await reply.Body.FlushAsync(ct);
                _error ??= _watch.Finished || _watch.Done ? null : await meter.CoverAsync(ct);
            }
        }
    }

    private void MakeRoom()
    {
        if (_buffer.Length - _length >= Smallest)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    /// <summary>Writes every event that is whole; keeps the rest. True when something was written.</summary>
    private bool PassWholeEvents()
    {
        var from = 0;
        var wrote = false;
        while (_error is null && EventFrames.EndOfFirst(_buffer.AsSpan(from, _length - from)) is > 0 and var end)
        {
            wrote |= PassEvent(_buffer.AsSpan(from, end));
            from += end;
        }

        _buffer.AsSpan(from, _length - from).CopyTo(_buffer);
        _length -= from;
        if (_length < LongestHeld)
        {
            return wrote;
        }

        // Two bytes stay, so that a blank line cut in the middle is still seen.
        _watch.See(_buffer.AsSpan(0, _length - 2), begins: !_insideLong);
        reply.Body.Write(_buffer.AsSpan(0, _length - 2));
        _buffer.AsSpan(_length - 2, 2).CopyTo(_buffer);
        _length = 2;
        _insideLong = true;
        return true;
    }

    private bool PassEvent(ReadOnlySpan<byte> frame)
    {
        if (_insideLong)
        {
            _insideLong = false;
            _watch.See(frame, begins: false);
            reply.Body.Write(frame);
            return true;
        }

        var kind = _watch.See(frame);
        if (kind is EventFrame.Error)
        {
            _error = OpenAiErrors.Read(StatusInBand, EventFrames.Data(frame).TrimEnd("\r\n"u8).ToArray(), call.Route.ApiKey, null);
            return false;
        }

        if (kind is EventFrame.Usage && !call.IncludeUsage)
        {
            return false;
        }

        reply.Body.Write(frame);
        return true;
    }

    // An in-band error has no status; it is read like a plain refusal, so that its cleaned words survive.
    private const int StatusInBand = 400;

    private async ValueTask<CallEnd> CloseAsync(CancellationToken ct)
    {
        if (_error is { } error)
        {
            return await BreakAsync(error, ct);
        }

        if (_watch.Done)
        {
            return meter.Succeeded(reply);
        }

        if (!_watch.Finished)
        {
            return await BreakAsync(_began ? UpstreamErrors.Broken : UpstreamErrors.Garbled, ct);
        }

        reply.Body.Write(_buffer.AsSpan(0, _length));
        reply.Body.Write("data: [DONE]\n\n"u8);
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    private async ValueTask<CallEnd> BreakAsync(GatewayError error, CancellationToken ct)
    {
        await StreamBreak.WriteAsync(reply, error, ct);
        return meter.Failed(reply, error);
    }
}
