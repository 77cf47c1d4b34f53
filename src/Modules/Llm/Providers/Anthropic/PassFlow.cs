using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// A request in Anthropic's own form: its bytes go on as they are but for the model's name, and so do the answer's. Thoughts are signed,
/// and a changed byte would break the signature. Only errors are told in this server's words.
/// </summary>
internal sealed class PassFlow(AnthropicHttp anthropic)
{
    /// <summary>Whether nothing in the request is for this server to translate: no seal of its own, no default to put in.</summary>
    public static bool Fits(ProviderCall call) =>
        call.Wire == AnthropicMessages.Instance && call.Route.Parameters.IsEmpty && !Envelope.IsIn(call.Body.Span);

    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        if (PassedHeaders.Read(call, out var headers) is { } invalid)
        {
            return meter.Refused(reply, invalid);
        }

        var (start, length) = call.ModelAt.GetOffsetAndLength(call.Body.Length);
        ReadOnlyMemory<byte>[] body = [call.Body[..start], call.Route.ModelJson, call.Body[(start + length)..]];
        using var patience = anthropic.PatienceOf(readsOn: !call.Stream, ct);
        return call.Stream
            ? await StreamAsync(call, reply, meter, patience, (body, headers), ct)
            : await PassAsync(call, reply, meter, patience, (body, headers), ct);
    }

    private async ValueTask<CallEnd> StreamAsync(
        ProviderCall call, IReply reply, CallMeter meter, Patience patience, (ReadOnlyMemory<byte>[] Body, PassedHeaders Headers) request,
        CancellationToken ct)
    {
        await using var keepAlive = anthropic.KeepAliveOf(call, reply);
        keepAlive.Listen();
        var (response, error) = await anthropic.SendAsync(call.Route, request.Body, patience, ct, request.Headers);
        using (response)
        {
            var arriving = new ArrivingEvents(anthropic.IdleOf(call.Route), patience, keepAlive);
            var failure = response is null ? error ?? UpstreamErrors.Failed
                : response.Content.Headers.ContentType?.MediaType == "application/json"
                    ? await ReplayAsync(response, call, reply, meter, patience, keepAlive, ct)
                : await new EventPassage(call, reply, meter, patience, arriving, ReaderOf(call, meter)).RunAsync(response, ct);
            await keepAlive.TakeTurnAsync();
            if (failure is null)
            {
                return meter.Succeeded(reply);
            }

            if (!reply.Started)
            {
                return meter.FailedUndelivered(reply, failure);
            }

            await StreamBreak.WriteAsync(reply, call.Wire.Answer(call, new Conversation { Turns = [] }, reply.Body), failure, ct);
            return meter.Failed(reply, failure);
        }
    }

    // One message in place of its events: a proxy that does not stream.
    private async ValueTask<GatewayError?> ReplayAsync(
        HttpResponseMessage response, ProviderCall call, IReply reply, CallMeter meter, Patience patience, KeepAlive keepAlive,
        CancellationToken ct)
    {
        meter.Began();
        var (document, _, broken) = await anthropic.ReadAsync(response, call.Route, patience, ct);
        await keepAlive.TakeTurnAsync();
        if (document is null)
        {
            return broken ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            var shown = new Conversation { Turns = [], ShowsThoughts = true };
            var reader = ReaderOf(call, meter, call.Wire.Answer(call, shown, reply.Body));
            if (document.RootElement.Text("type") != "message")
            {
                return UpstreamErrors.Garbled;
            }

            if ((reader.Accept(document.RootElement) ?? (reader.Finished ? null : UpstreamErrors.Garbled)) is { } failure)
            {
                return failure;
            }

            reply.BeginEvents();
            reader.End();
            await reply.Body.FlushAsync(ct);
            return null;
        }
    }

    private async ValueTask<CallEnd> PassAsync(
        ProviderCall call, IReply reply, CallMeter meter, Patience patience, (ReadOnlyMemory<byte>[] Body, PassedHeaders Headers) request,
        CancellationToken ct)
    {
        var (response, error) = await anthropic.SendAsync(call.Route, request.Body, patience, ct, request.Headers);
        if (response is null)
        {
            return meter.Failed(reply, error ?? UpstreamErrors.Failed);
        }

        using (response)
        {
            meter.Began();
            var (document, bytes, broken) = await anthropic.ReadAsync(response, call.Route, patience, ct);
            if (document is null)
            {
                return meter.Failed(reply, broken ?? UpstreamErrors.Garbled);
            }

            using (document)
            {
                var reader = ReaderOf(call, meter);
                _ = reader.Accept(document.RootElement);
                if (!reader.Finished)
                {
                    return meter.Failed(reply, UpstreamErrors.Garbled);
                }
            }

            ct.ThrowIfCancellationRequested();
            reply.Start(200, "application/json", bytes.Length);
            reply.Body.Write(bytes.Span);
            await reply.Body.FlushAsync(ct);
            return meter.Succeeded(reply);
        }
    }

    private static AnswerReader ReaderOf(ProviderCall call, CallMeter meter, IAnswerSink? sink = null) =>
        new(call, new MessagesRequest(), new MeteredSink(sink ?? UnheardSink.Instance, meter), meter);
}
