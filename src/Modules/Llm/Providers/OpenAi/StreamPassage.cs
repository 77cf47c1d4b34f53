using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// Passes a stream on, event by event, as each arrives. The usage chunk that only metering asked for stays here; an end without
/// <c>[DONE]</c> or finish reason is a cut and is told to the client as one. The reply begins with the first event, so that a failure
/// before it is a status.
/// </summary>
internal sealed class StreamPassage(ProviderCall call, IReply reply, CallMeter meter, Patience patience, ArrivingEvents arriving)
{
    // An event longer than this is no usage chunk; it is passed on in pieces and never held.
    private const int LongestHeld = 64 * 1024;

    private readonly AnswerScanner _answer = new(streamed: true, meter.Written);
    private EventLines _lines;
    private bool _insideLong;
    private bool _done;
    private GatewayError? _error;

    public async ValueTask<CallEnd> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            using var stream = response.Content.ReadAsStream(ct);
            if (call.Stream && await arriving.IsJsonAsync(stream))
            {
                return await ReplayAsync(stream, ct);
            }

            await PumpAsync(stream, ct);
            PassLast();
            return await CloseAsync(ct);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            await arriving.TakeTurnAsync();

            // Once every choice has its end nothing is missing, however the connection went down behind it.
            return ct.IsCancellationRequested ? meter.Cancelled(reply)
                : _answer.IsFinished ? await FinishAsync(ct) : await StreamBreak.EndAsync(reply, meter, patience.Broken, ct);
        }
        finally
        {
            arriving.End();
        }
    }

    private async ValueTask PumpAsync(Stream stream, CancellationToken ct)
    {
        do
        {
            if (arriving.Began)
            {
                meter.Began();
            }

            if (PassWhatCame(isLast: false))
            {
                await reply.Body.FlushAsync(ct);
                _error ??= _answer.IsFinished || _done ? null : await meter.CoverAsync(ct);
            }
        }
        while (!_done && _error is null && await arriving.ReadAsync(stream, isBetween: !_insideLong));
    }

    private async ValueTask<CallEnd> ReplayAsync(Stream stream, CancellationToken ct)
    {
        while (arriving.Unread.Length < JsonReplay.Longest && await arriving.ReadAsync(stream, isBetween: !_insideLong))
        {
        }

        var chunks = new ArrayBufferWriter<byte>();
        _error = JsonReplay.Write(call, meter, arriving.Unread, chunks);
        if (_error is null)
        {
            reply.BeginEvents();
            reply.Body.Write(chunks.WrittenSpan);
        }

        return await (_error is null ? FinishAsync(ct) : StreamBreak.EndAsync(reply, meter, _error, ct));
    }

    /// <summary>Writes every event that is whole; keeps the rest. True when something was written.</summary>
    private bool PassWhatCame(bool isLast)
    {
        var wrote = false;
        while (!_done && _error is null)
        {
            var isOver = _lines.Read(arriving.Unread, isLast, out var data, out var read);
            arriving.Read(read);
            _answer.Push(data);
            if (isOver)
            {
                wrote |= PassEvent();
            }
            else if (data.IsEmpty)
            {
                break;
            }
        }

        if (arriving.Event.Length >= LongestHeld)
        {
            _insideLong |= PassOrDrop(drops: !_lines.HasData && !reply.Started);
            wrote |= _insideLong;
        }

        return wrote;
    }

    private bool PassEvent()
    {
        var isHidden = Judge();
        _answer.Begin();
        _lines.Begin();
        _insideLong = false;
        return PassOrDrop(isHidden);
    }

    // Whether the event stays here; what it says is noted.
    private bool Judge()
    {
        if (!_lines.HasData)
        {
            // Before the first event it would only begin the reply.
            return !reply.Started;
        }

        _done = _lines.IsDone;
        if (_answer.IsFailure || _lines.IsError)
        {
            _error = OpenAiErrors.ReadInside(EventLines.DataOf(arriving.Event), call.Route.ApiKey);
            return true;
        }

        var isUsageOnly = _answer is { SaidUsage: true, HasChoice: false };
        if (_answer.SaidUsage)
        {
            (meter.Said, meter.ServiceTier) = (_answer.Usage, _answer.ServiceTier);
        }

        meter.IsFinal |= meter.Said.IsKnown && (isUsageOnly || _answer.IsFinished);
        return isUsageOnly && !call.IncludeUsage && !_insideLong;
    }

    private bool PassOrDrop(bool drops)
    {
        if (!drops)
        {
            reply.BeginEvents();
            reply.Body.Write(arriving.Event);
        }

        arriving.LetGo();
        return !drops;
    }

    // The last event may lack its blank line; what lacks more is a torn one.
    private void PassLast()
    {
        if (_done || _error is not null)
        {
            return;
        }

        PassWhatCame(isLast: true);
        if (_lines.HasData && !_done && (_lines.IsDone || _answer.IsWhole) && PassEvent())
        {
            reply.Body.Write("\n\n"u8);
        }
    }

    private ValueTask<CallEnd> CloseAsync(CancellationToken ct) =>
        _error is { } error ? StreamBreak.EndAsync(reply, meter, error, ct)
        : _done || _answer.IsFinished ? FinishAsync(ct)
        : StreamBreak.EndAsync(reply, meter, arriving.Began ? UpstreamErrors.Broken : UpstreamErrors.Garbled, ct);

    private async ValueTask<CallEnd> FinishAsync(CancellationToken ct)
    {
        if (!_done)
        {
            reply.Body.Write("data: [DONE]\n\n"u8);
        }

        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }
}
