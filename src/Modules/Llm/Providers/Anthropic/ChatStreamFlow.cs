using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>A chat answered event by event. The reply begins with the first, so that an error in its place is a status.</summary>
internal sealed class ChatStreamFlow(AnthropicHttp anthropic)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        var request = new MessagesRequest();
        if (!Translation.TryStart(call, reply, request.Write, out var translation, out var invalid))
        {
            return meter.Refused(reply, invalid);
        }

        using var patience = anthropic.PatienceOf(readsOn: false, ct);
        await using var keepAlive = anthropic.KeepAliveOf(call, reply, translation.SinkOf(reply));
        keepAlive.Listen();
        var (response, error) = await anthropic.SendAsync(call.Route, [translation.Body], patience, ct);
        using (response)
        {
            var sink = translation.SinkOf(reply, meter);
            var passage = new Passage(call, reply, meter, patience, keepAlive, sink, new AnswerReader(call, request, sink, meter));
            var failure = response is null ? error ?? UpstreamErrors.Failed
                : response.Content.Headers.ContentType?.MediaType == "application/json"
                    ? await TranslateWholeAsync(response, passage, ct)
                    : await TranslateEventsAsync(response, passage, ct);
            await keepAlive.TakeTurnAsync();
            return await EndAsync(passage, failure, ct);
        }
    }

    private async ValueTask<GatewayError?> TranslateEventsAsync(HttpResponseMessage response, Passage passage, CancellationToken ct)
    {
        var (call, reply, meter, patience, keepAlive, _, reader) = passage;
        var content = await response.Content.ReadAsStreamAsync(ct);
        await using (content)
        {
            var events = new SseReader(content, anthropic.IdleOf(call.Route), patience, ct, keepAlive);
            while (await events.NextAsync())
            {
                meter.Began();
                if (!WireJson.TryParse(events.Data, out var frame))
                {
                    return events.AtEnd ? UpstreamErrors.Broken : UpstreamErrors.Garbled;
                }

                using (frame)
                {
                    if (AnthropicErrors.TryRead(frame.RootElement, call.Route.ApiKey) is { } said)
                    {
                        return said;
                    }

                    reply.BeginEvents();
                    if (reader.Accept(frame.RootElement) is { } failure)
                    {
                        return failure;
                    }
                }

                await reply.Body.FlushAsync(ct);
                if (!reader.Finished && await meter.CoverAsync(ct) is { } spent)
                {
                    return spent;
                }
            }

            // Once the end was named nothing is missing, however the connection went down after it.
            return reader.Finished ? null : events.Error ?? UpstreamErrors.Broken;
        }
    }

    // Some proxy answered in one piece what was asked for in events.
    private async ValueTask<GatewayError?> TranslateWholeAsync(HttpResponseMessage response, Passage passage, CancellationToken ct)
    {
        var (call, reply, meter, patience, keepAlive, _, reader) = passage;
        meter.Began();
        var (document, _, error) = await anthropic.ReadAsync(response, call.Route, patience, ct);
        await keepAlive.TakeTurnAsync();
        if (document is null)
        {
            return error ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            reply.BeginEvents();
            return reader.Accept(document.RootElement) ?? (reader.Finished ? null : UpstreamErrors.Broken);
        }
    }

    private static async ValueTask<CallEnd> EndAsync(Passage passage, GatewayError? failure, CancellationToken ct)
    {
        var (_, reply, meter, _, _, sink, reader) = passage;
        if (failure is not null && !reply.Started)
        {
            return meter.FailedUndelivered(reply, failure);
        }

        if (failure is not null)
        {
            await StreamBreak.WriteAsync(reply, sink, failure, ct);
            return meter.Failed(reply, failure);
        }

        reader.End();
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    private readonly record struct Passage(
        ProviderCall Call, IReply Reply, CallMeter Meter, Patience Patience, KeepAlive KeepAlive, IAnswerSink Sink, AnswerReader Reader);
}
