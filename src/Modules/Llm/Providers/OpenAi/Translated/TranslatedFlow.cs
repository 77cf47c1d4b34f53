using System.Diagnostics.CodeAnalysis;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>A conversation of another wire, answered over chat completions.</summary>
/// <param name="names">Of this call.</param>
/// <param name="translation">The request and where its answer goes.</param>
/// <param name="idle">Longest silence of the provider.</param>
internal sealed class TranslatedFlow(FittingNames names, Translation translation, TimeSpan idle)
{
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const int LongestName = 64;
    private const int LongestId = 40;

    /// <summary>Reads the client's request and writes the provider's.</summary>
    public static bool TryStart(
        ProviderCall call, IReply reply, TimeSpan idle, [NotNullWhen(true)] out TranslatedFlow? flow, out ReadOnlyMemory<byte> body,
        [NotNullWhen(false)] out GatewayError? refused)
    {
        var names = new FittingNames(LongestName, LongestId);
        var started = Translation.TryStart(
            call, reply, (asked, conversation, adjusted, output) => ChatRequestWriter.Write(asked, conversation, names, adjusted, output),
            out var translation, out refused);
        (flow, body) = started ? (new TranslatedFlow(names, translation!, idle), translation!.Body) : (null, default);
        return started;
    }

    public async ValueTask<CallEnd> RunAsync(
        HttpResponseMessage response, ProviderCall call, IReply reply, CallMeter meter, Patience patience, bool events, CancellationToken ct)
    {
        var sink = translation.SinkOf(reply, meter);
        var reader = new ChatReader(call, sink, meter, names);
        meter.Began();
        var failure = events
            ? await ReadEventsAsync(response, reader, reply, meter, patience, ct)
            : await ReadWholeAsync(response, reader, patience, ct);
        failure ??= reader.Finished ? null : UpstreamErrors.Broken;
        if (failure is not null)
        {
            if (reply.Started)
            {
                await StreamBreak.WriteAsync(reply, sink, failure, ct);
            }

            return meter.Failed(reply, failure);
        }

        ct.ThrowIfCancellationRequested();
        Start(reply, call.Stream);
        reader.End();
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    // Before the first piece was read nobody knows whether it is an answer, and an error can still have a status of its own.
    private static void Start(IReply reply, bool stream)
    {
        if (!reply.Started)
        {
            reply.Start(200, stream ? "text/event-stream" : "application/json");
        }
    }

    private async ValueTask<GatewayError?> ReadEventsAsync(
        HttpResponseMessage response, ChatReader reader, IReply reply, CallMeter meter, Patience patience, CancellationToken ct)
    {
        var content = await response.Content.ReadAsStreamAsync(ct);
        await using (content)
        {
            var events = new SseReader(content, idle, patience, ct);
            while (await events.NextAsync() && !events.Data.Span.StartsWith("[DONE]"u8))
            {
                if (!WireJson.TryParse(events.Data, out var piece))
                {
                    return events.AtEnd ? UpstreamErrors.Broken : UpstreamErrors.Garbled;
                }

                using (piece)
                {
                    if (reader.Accept(piece.RootElement) is { } failure)
                    {
                        return failure;
                    }
                }

                Start(reply, stream: true);
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

    private async ValueTask<GatewayError?> ReadWholeAsync(
        HttpResponseMessage response, ChatReader reader, Patience patience, CancellationToken ct)
    {
        var body = await WholeBody.ReadAsync(response, LongestAnswer, idle, patience, ct);
        if (body.Error is not null || !WireJson.TryParse(body.Bytes, out var document))
        {
            return body.Error ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            return reader.Accept(document.RootElement);
        }
    }
}
