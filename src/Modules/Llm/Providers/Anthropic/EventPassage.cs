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
            return _error ?? (reader.Finished ? null : UpstreamErrors.Broken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            await arriving.TakeTurnAsync();

            // Once the end was named nothing is missing, however the connection went down after it.
            return reader.Finished ? null : patience.Broken;
        }
        finally
        {
            arriving.End();
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

            // What it says that this server does not know is the client's matter.
            _ = reader.Accept(frame.RootElement);
            return null;
        }
    }
}
