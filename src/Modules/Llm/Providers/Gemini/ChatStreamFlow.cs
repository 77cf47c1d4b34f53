using System.Text.Json;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A chat answered piece by piece.</summary>
internal sealed class ChatStreamFlow(GeminiHttp gemini)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        if (!Translation.TryStart(call, reply, GenerateRequest.Write, out var translation, out var invalid))
        {
            return meter.Refused(reply, invalid);
        }

        using var patience = gemini.PatienceOf(ct);
        await using var keepAlive = gemini.KeepAliveOf(call, reply, translation.SinkOf(reply));
        keepAlive.Listen();
        var (response, error) = await gemini
            .SendAsync(call.Route, "streamGenerateContent?alt=sse", translation.Body, patience, ct);
        using (response)
        {
            var sink = translation.SinkOf(reply, meter);
            var passage = new Passage(call, reply, meter, patience, keepAlive, sink, new AnswerReader(call, sink, meter));
            var failure = response is null ? error ?? UpstreamErrors.Failed
                : response.Content.Headers.ContentType?.MediaType == "application/json"
                    ? await TranslateArrayAsync(response, passage, ct)
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
            var events = new SseReader(content, gemini.IdleOf(call.Route), patience, ct, keepAlive);
            while (await events.NextAsync())
            {
                meter.Began();
                if (!WireJson.TryParse(events.Data, out var piece))
                {
                    return events.AtEnd ? UpstreamErrors.Broken : UpstreamErrors.Garbled;
                }

                using (piece)
                {
                    if (reader.Accept(piece.RootElement, call.Route.ApiKey) is { } failure)
                    {
                        return failure;
                    }
                }

                reply.BeginEvents();
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

    // A proxy that drops `alt=sse` makes Gemini answer with one JSON array of the same pieces.
    private async ValueTask<GatewayError?> TranslateArrayAsync(HttpResponseMessage response, Passage passage, CancellationToken ct)
    {
        var (call, reply, meter, patience, keepAlive, _, reader) = passage;
        meter.Began();
        var (document, error, _) = await gemini.ReadAsync(response, call.Route, gemini.Now, patience, ct);
        await keepAlive.TakeTurnAsync();
        if (document is null)
        {
            return error ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            JsonElement[] pieces = document.RootElement.Is(JsonValueKind.Array)
                ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            foreach (var piece in pieces)
            {
                if (reader.Accept(piece, call.Route.ApiKey) is { } failure)
                {
                    return failure;
                }

                reply.BeginEvents();
            }

            await reply.Body.FlushAsync(ct);
            return reader.Finished ? null : UpstreamErrors.Broken;
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
