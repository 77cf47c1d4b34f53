using System.Buffers;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.OpenAi;

/// <summary>
/// Passes a stream on, event by event, as each arrives. The usage chunk that only metering asked for stays here; an end without
/// <c>[DONE]</c> or finish reason is a cut and is told to the client as one.
/// </summary>
internal sealed class StreamPassage(ProviderCall call, IReply reply, TimeProvider clock)
{
    private const int Smallest = 4096;

    // An event longer than this is no usage chunk; it is passed on in pieces and never held.
    private const int LongestHeld = 64 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(Smallest * 2);
    private int _length;
    private bool _insideLong;
    private bool _finished;
    private bool _done;
    private TokenUsage _usage;
    private GatewayError? _error;
    private long _firstByteAt;

    public static async ValueTask<CallReport> RunAsync(
        HttpResponseMessage response, ProviderCall call, IReply reply, Patience patience, TimeSpan idle, TimeProvider clock,
        CancellationToken ct)
    {
        var passage = new StreamPassage(call, reply, clock);
        try
        {
            reply.Start((int)response.StatusCode, "text/event-stream");
            await reply.Body.FlushAsync(ct).ConfigureAwait(false);
            await passage.PumpAsync(response, patience, idle, ct).ConfigureAwait(false);
            return await passage.CloseAsync(ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return await passage.BreakAsync(UpstreamErrors.Broken, ct).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(passage._buffer);
        }
    }

    private async ValueTask PumpAsync(HttpResponseMessage response, Patience patience, TimeSpan idle, CancellationToken ct)
    {
        using var stream = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        while (!_done && _error is null)
        {
            MakeRoom();
            var read = await stream.ReadAsync(_buffer.AsMemory(_length), patience.Wait(idle)).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            if (_firstByteAt == 0)
            {
                _firstByteAt = clock.GetTimestamp();
            }

            _length += read;
            if (PassWholeEvents())
            {
                await reply.Body.FlushAsync(ct).ConfigureAwait(false);
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
            reply.Body.Write(frame);
            return true;
        }

        var kind = EventFrames.Tell(frame);
        if (kind is EventFrame.Usage or EventFrame.Finish && UsageScanner.TryRead(frame, out var usage))
        {
            _usage = usage;
        }

        _finished |= kind is EventFrame.Finish;
        _done |= kind is EventFrame.Done;
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

    // An in-band error bears no status; it is read like a plain refusal, so that its cleaned words survive.
    private const int StatusInBand = 400;

    private async ValueTask<CallReport> CloseAsync(CancellationToken ct)
    {
        if (_error is { } error)
        {
            return await BreakAsync(error, ct).ConfigureAwait(false);
        }

        if (_done)
        {
            return new CallReport(CallOutcome.Succeeded, _usage, null, _firstByteAt);
        }

        if (!_finished)
        {
            return await BreakAsync(_firstByteAt == 0 ? UpstreamErrors.Garbled : UpstreamErrors.Broken, ct).ConfigureAwait(false);
        }

        reply.Body.Write(_buffer.AsSpan(0, _length));
        reply.Body.Write("data: [DONE]\n\n"u8);
        await reply.Body.FlushAsync(ct).ConfigureAwait(false);
        return new CallReport(CallOutcome.Succeeded, _usage, null, _firstByteAt);
    }

    private async ValueTask<CallReport> BreakAsync(GatewayError error, CancellationToken ct)
    {
        await StreamBreak.WriteAsync(reply, error, ct).ConfigureAwait(false);
        return new CallReport(CallOutcome.Failed, _usage, error, _firstByteAt);
    }
}
