using System.Buffers;
using System.Text.Json;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>A chat answered piece by piece.</summary>
internal sealed class ChatStreamFlow(GeminiHttp gemini)
{
    public async ValueTask<CallReport> RunAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(ChatRequest.LengthOf(call));
        if (ChatRequest.Write(call, body) is { } invalid)
        {
            return new CallReport(CallOutcome.Refused, TokenUsage.Unknown, invalid);
        }

        var (response, error) = await gemini
            .SendAsync(call.Route, "streamGenerateContent?alt=sse", body.WrittenMemory, ct).ConfigureAwait(false);
        if (response is null)
        {
            return CallReport.Failed(error ?? UpstreamErrors.Failed);
        }

        using (response)
        {
            reply.Start(200, "text/event-stream");
            await reply.Body.FlushAsync(ct).ConfigureAwait(false);
            using var stream = new ChatStream(call, reply.Body);
            var (failure, firstByteAt) = response.Content.Headers.ContentType?.MediaType == "application/json"
                ? await TranslateArrayAsync(response, stream, call, reply, ct).ConfigureAwait(false)
                : await TranslateEventsAsync(response, stream, call, reply, ct).ConfigureAwait(false);
            return await EndAsync(stream, reply, failure, firstByteAt, ct).ConfigureAwait(false);
        }
    }

    private async ValueTask<(GatewayError? Failure, long FirstByteAt)> TranslateEventsAsync(
        HttpResponseMessage response, ChatStream stream, ProviderCall call, IReply reply, CancellationToken ct)
    {
        var firstByteAt = 0L;
        var content = await response.Content.ReadAsStreamAsync(ct).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            using var events = new SseReader(content, gemini.Idle, ct);
            while (await events.NextAsync().ConfigureAwait(false))
            {
                firstByteAt = firstByteAt == 0 ? gemini.Now : firstByteAt;
                if (!WireJson.TryParse(events.Data, out var piece))
                {
                    return (events.AtEnd ? UpstreamErrors.Broken : UpstreamErrors.Garbled, firstByteAt);
                }

                using (piece)
                {
                    if (stream.Accept(piece.RootElement, call.Route.ApiKey) is { } failure)
                    {
                        return (failure, firstByteAt);
                    }
                }

                await reply.Body.FlushAsync(ct).ConfigureAwait(false);
            }

            // Once the end was named nothing is missing, however the connection went down after it.
            return (stream.Finished ? null : events.Error ?? UpstreamErrors.Broken, firstByteAt);
        }
    }

    // A proxy that drops `alt=sse` makes Gemini answer with one JSON array of the same pieces.
    private async ValueTask<(GatewayError? Failure, long FirstByteAt)> TranslateArrayAsync(
        HttpResponseMessage response, ChatStream stream, ProviderCall call, IReply reply, CancellationToken ct)
    {
        var (document, error, firstByteAt) = await gemini.ReadAsync(response, call.Route.ApiKey, gemini.Now, ct).ConfigureAwait(false);
        if (document is null)
        {
            return (error ?? UpstreamErrors.Garbled, firstByteAt);
        }

        using (document)
        {
            JsonElement[] pieces = document.RootElement.Is(JsonValueKind.Array)
                ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
            foreach (var piece in pieces)
            {
                if (stream.Accept(piece, call.Route.ApiKey) is { } failure)
                {
                    return (failure, firstByteAt);
                }
            }

            await reply.Body.FlushAsync(ct).ConfigureAwait(false);
            return (stream.Finished ? null : UpstreamErrors.Broken, firstByteAt);
        }
    }

    private static async ValueTask<CallReport> EndAsync(
        ChatStream stream, IReply reply, GatewayError? failure, long firstByteAt, CancellationToken ct)
    {
        if (failure is not null)
        {
            await StreamBreak.WriteAsync(reply, failure, ct).ConfigureAwait(false);
            return new CallReport(CallOutcome.Failed, stream.Usage, failure, firstByteAt);
        }

        stream.End();
        await reply.Body.FlushAsync(ct).ConfigureAwait(false);
        return new CallReport(CallOutcome.Succeeded, stream.Usage, FirstByteAt: firstByteAt);
    }
}
