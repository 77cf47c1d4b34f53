using System.Buffers;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Passes events on as they came, each once it is whole and was looked at: one that is an error never leaves.</summary>
internal sealed class EventPassage(
    ProviderCall call, IReply reply, CallMeter meter, Patience patience, ArrivingEvents arriving, AnswerReader reader)
{
    private EventLines _lines;
    private bool _isStopped;
    private GatewayError? _error;

    /// <summary>Passes all of them; an error means the answer has failed and must be broken off.</summary>
    public async ValueTask<GatewayError?> RunAsync(HttpResponseMessage response, CancellationToken ct)
    {
        try
        {
            using var stream = await response.Content.ReadAsStreamAsync(ct);
            do
            {
                if (PassWhatCame())
                {
                    await reply.Body.FlushAsync(ct);
                    _error ??= reader.Finished ? null : await meter.CoverAsync(ct);
                }
            }
            while (_error is null && await arriving.ReadAsync(stream, isBetween: true));
            if (_error is null && reader.Finished)
            {
                await EndAsync(ct);
            }

            return _error ?? (reader.Finished ? null : UpstreamErrors.Broken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            await arriving.TakeTurnAsync();

            if (!reader.Finished)
            {
                return patience.Broken;
            }

            // Once the end was named nothing is missing, however the connection went down after it.
            await EndAsync(ct);
            return null;
        }
        finally
        {
            arriving.End();
        }
    }

    // Clients wait for the last event, and for the empty line behind it, whatever became of them on the way here.
    private async ValueTask EndAsync(CancellationToken ct)
    {
        if (!_isStopped)
        {
            reply.Body.Write("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"u8);
            await reply.Body.FlushAsync(ct);
        }
    }

    private bool PassWhatCame()
    {
        var wrote = false;
        while (_error is null && IsWhole())
        {
            wrote |= PassEvent();
        }

        if (arriving.Event.Length + arriving.Unread.Length > SseReader.Longest)
        {
            _error = UpstreamErrors.Garbled;
        }

        return wrote;
    }

    private bool IsWhole()
    {
        while (true)
        {
            var isOver = _lines.Read(arriving.Unread, isLast: false, out var data, out var read);
            arriving.Read(read);
            if (isOver || data.IsEmpty)
            {
                return isOver;
            }
        }
    }

    private bool PassEvent()
    {
        meter.Began();
        _error = _lines.HasData ? Judge(EventLines.DataOf(arriving.Event)) : null;

        // A comment before the first event would only begin the reply.
        var passes = _error is null && (_lines.HasData || reply.Started);
        if (passes)
        {
            reply.BeginEvents();
            reply.Body.Write(arriving.Event);
        }

        arriving.LetGo();
        _lines.Begin();
        return passes;
    }

    private GatewayError? Judge(ReadOnlyMemory<byte> data)
    {
        if (!WireJson.TryParse(data, out var frame))
        {
            return UpstreamErrors.Garbled;
        }

        using (frame)
        {
            if (AnthropicErrors.TryRead(frame.RootElement, call.Route.ApiKey) is { } said)
            {
                return said;
            }

            _isStopped |= frame.RootElement.Text("type") == "message_stop";

            // What it says that this server does not know is the client's matter.
            _ = reader.Accept(frame.RootElement);
            return null;
        }
    }
}
