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
    // An event longer than this is no usage chunk; it is passed on in pieces and never held.
    private const int LongestHeld = 64 * 1024;

    private readonly AnswerScanner _answer = new(streamed: true, meter.Written);
    private readonly HeldEvents _held = new();
    private EventLines _lines;
    private bool _insideLong;
    private bool _began;
    private bool _done;
    private GatewayError? _error;

    public async ValueTask<CallEnd> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            await PumpAsync(response, ct);
            PassLast();
            return await CloseAsync(ct);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            // Once every choice has its end nothing is missing, however the connection went down behind it.
            return ct.IsCancellationRequested ? meter.Cancelled(reply)
                : _answer.IsFinished ? await FinishAsync(ct) : await FailAsync(patience.Broken, ct);
        }
        finally
        {
            _held.End();
        }
    }

    private async ValueTask PumpAsync(HttpResponseMessage response, CancellationToken ct)
    {
        using var stream = response.Content.ReadAsStream(ct);
        while (!_done && _error is null)
        {
            var read = await stream.ReadAsync(_held.Room(), patience.Wait(idle));
            if (read == 0)
            {
                return;
            }

            if (!_began)
            {
                _began = true;
                meter.Began();
            }

            _held.Arrived(read);
            if (PassWhatCame(isLast: false))
            {
                await reply.Body.FlushAsync(ct);
                _error ??= _answer.IsFinished || _done ? null : await meter.CoverAsync(ct);
            }
        }
    }

    /// <summary>Writes every event that is whole; keeps the rest. True when something was written.</summary>
    private bool PassWhatCame(bool isLast)
    {
        var wrote = false;
        while (!_done && _error is null)
        {
            var isOver = _lines.Read(_held.Unread, isLast, out var data, out var read);
            _held.Read(read);
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

        if (_held.Event.Length < LongestHeld)
        {
            return wrote;
        }

        _insideLong = true;
        return Pass();
    }

    private bool PassEvent()
    {
        var isHidden = Judge();
        _answer.Begin();
        _lines.Begin();
        _insideLong = false;
        if (!isHidden)
        {
            return Pass();
        }

        _held.LetGo();
        return false;
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
            _error = OpenAiErrors.ReadInside(EventLines.DataOf(_held.Event), call.Route.ApiKey);
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

    private bool Pass()
    {
        if (!reply.Started)
        {
            reply.Start(200, "text/event-stream");
        }

        reply.Body.Write(_held.Event);
        _held.LetGo();
        return true;
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
        _error is { } error ? FailAsync(error, ct)
        : _done || _answer.IsFinished ? FinishAsync(ct)
        : FailAsync(_began ? UpstreamErrors.Broken : UpstreamErrors.Garbled, ct);

    private async ValueTask<CallEnd> FinishAsync(CancellationToken ct)
    {
        if (!_done)
        {
            reply.Body.Write("data: [DONE]\n\n"u8);
        }

        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    private async ValueTask<CallEnd> FailAsync(GatewayError error, CancellationToken ct)
    {
        if (reply.Started)
        {
            await StreamBreak.WriteAsync(reply, error, ct);
        }

        return meter.Failed(reply, error);
    }
}
