using System.Diagnostics.CodeAnalysis;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.OpenAi.Translated;

/// <summary>A conversation of another wire, answered over chat completions.</summary>
internal sealed class TranslatedFlow
{
    private const int LongestAnswer = 32 * 1024 * 1024;
    private const int LongestName = 64;
    private const int LongestId = 40;

    private readonly ProviderCall _call;
    private readonly Translation _translation;
    private readonly FittingNames _names;
    private readonly TimeSpan _idle;

    private TranslatedFlow(ProviderCall call, Translation translation, FittingNames names, TimeSpan idle) =>
        (_call, _translation, _names, _idle) = (call, translation, names, idle);

    /// <summary>The provider's request.</summary>
    public ReadOnlyMemory<byte> Body => _translation.Body;

    /// <summary>Reads the client's request and writes the provider's.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">Is told what was changed.</param>
    /// <param name="idle">Longest silence of the provider.</param>
    /// <param name="flow">The way back.</param>
    /// <param name="refused">What is wrong with the request.</param>
    public static bool TryStart(
        ProviderCall call, IReply reply, TimeSpan idle, [NotNullWhen(true)] out TranslatedFlow? flow,
        [NotNullWhen(false)] out GatewayError? refused)
    {
        var names = new FittingNames(LongestName, LongestId);
        var started = Translation.TryStart(
            call, reply, (asked, conversation, adjusted, output) => ChatRequestWriter.Write(asked, conversation, names, adjusted, output),
            out var translation, out refused);
        flow = started ? new TranslatedFlow(call, translation!, names, idle) : null;
        return started;
    }

    /// <summary>Where the answer goes.</summary>
    public IAnswerSink SinkOf(IReply reply) => _translation.SinkOf(reply);

    public async ValueTask<CallEnd> RunAsync(
        HttpResponseMessage response, IReply reply, CallMeter meter, Patience patience, KeepAlive? keepAlive, CancellationToken ct)
    {
        var sink = _translation.SinkOf(reply, meter);
        var reader = new ChatReader(_call, sink, meter, _names);
        meter.Began();
        var failure = _call.Stream && response.Content.Headers.ContentType?.MediaType != "application/json"
            ? await ReadEventsAsync(response, reader, reply, meter, patience, keepAlive, ct)
            : await ReadWholeAsync(response, reader, patience, keepAlive, ct);
        await (keepAlive?.TakeTurnAsync() ?? default);
        failure ??= reader.Finished ? reader.Fault : UpstreamErrors.Broken;
        if (failure is not null)
        {
            return await EndAsync(reply, sink, meter, failure, ct);
        }

        ct.ThrowIfCancellationRequested();
        if (_call.Stream)
        {
            reply.BeginEvents();
        }
        else
        {
            reply.Start(200, "application/json");
        }

        reader.End();
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    /// <summary>There is no answer: in-band where the reply has begun, else as the status it has.</summary>
    public ValueTask<CallEnd> EndAsync(IReply reply, CallMeter meter, GatewayError error, CancellationToken ct) =>
        EndAsync(reply, _translation.SinkOf(reply), meter, error, ct);

    private static async ValueTask<CallEnd> EndAsync(
        IReply reply, IAnswerSink sink, CallMeter meter, GatewayError error, CancellationToken ct)
    {
        if (!reply.Started)
        {
            return meter.FailedUndelivered(reply, error);
        }

        await StreamBreak.WriteAsync(reply, sink, error, ct);
        return meter.Failed(reply, error);
    }

    private async ValueTask<GatewayError?> ReadEventsAsync(
        HttpResponseMessage response, ChatReader reader, IReply reply, CallMeter meter, Patience patience, KeepAlive? keepAlive,
        CancellationToken ct)
    {
        var content = await response.Content.ReadAsStreamAsync(ct);
        await using (content)
        {
            var events = new SseReader(content, _idle, patience, ct, keepAlive);
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

    private async ValueTask<GatewayError?> ReadWholeAsync(
        HttpResponseMessage response, ChatReader reader, Patience patience, KeepAlive? keepAlive, CancellationToken ct)
    {
        var body = await WholeBody.ReadAsync(response, LongestAnswer, _idle, patience, ct);
        await (keepAlive?.TakeTurnAsync() ?? default);
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
