using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Gateway.Conversations;
using Maru.Modules.Llm.Gateway.Wires.Messages;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>
/// A request in Anthropic's own form: its bytes go on as they are but for the model's name, and so do the answer's. Thoughts are signed, and a
/// changed byte would break the signature. Only errors are told in this server's words.
/// </summary>
internal sealed class PassFlow(AnthropicHttp anthropic)
{
    /// <summary>Whether nothing in the request is for this server to translate: no seal of its own, no default to put in.</summary>
    public static bool Fits(ProviderCall call) =>
        call.Wire == MessagesWire.Instance && call.Route.Parameters.IsEmpty && !Envelope.IsIn(call.Body.Span);

    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        if (PassedHeaders.Read(call, out var headers) is { } invalid)
        {
            return meter.Refused(reply, invalid);
        }

        using var patience = anthropic.PatienceOf(readsOn: !call.Stream, ct);
        var (start, length) = call.ModelAt.GetOffsetAndLength(call.Body.Length);
        ReadOnlyMemory<byte>[] body = [call.Body[..start], call.Route.ModelJson, call.Body[(start + length)..]];
        var (response, error) = await anthropic.SendAsync(call.Route, body, patience, ct, headers);
        if (response is null)
        {
            return meter.Failed(reply, error ?? UpstreamErrors.Failed);
        }

        using (response)
        {
            meter.Began();
            var reader = new AnswerReader(call, new MessagesRequest(), new MeteredSink(UnheardSink.Instance, meter), meter);
            var failure = response.Content.Headers.ContentType?.MediaType == "text/event-stream"
                ? await PassEventsAsync(response, new Passage(call, reply, meter, patience, reader), ct)
                : await PassWholeAsync(response, new Passage(call, reply, meter, patience, reader), ct);
            if (failure is null)
            {
                return meter.Succeeded(reply);
            }

            if (reply.Started)
            {
                var sink = call.Wire.Answer(call, new Conversation { Turns = [] }, reply.Body);
                await StreamBreak.WriteAsync(reply, sink, failure, ct);
            }

            return meter.Failed(reply, failure);
        }
    }

    private async ValueTask<GatewayError?> PassWholeAsync(HttpResponseMessage response, Passage passage, CancellationToken ct)
    {
        var (call, reply, _, patience, reader) = passage;
        var (document, bytes, error) = await anthropic.ReadAsync(response, call.Route.ApiKey, patience, ct);
        if (document is null)
        {
            return error ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            // What it says that this server does not know is the client's matter.
            _ = reader.Accept(document.RootElement);
        }

        if (!reader.Finished)
        {
            return UpstreamErrors.Garbled;
        }

        ct.ThrowIfCancellationRequested();
        reply.Start(200, "application/json", bytes.Length);
        reply.Body.Write(bytes.Span);
        await reply.Body.FlushAsync(ct);
        return null;
    }

    private async ValueTask<GatewayError?> PassEventsAsync(HttpResponseMessage response, Passage passage, CancellationToken ct)
    {
        var (call, reply, meter, patience, reader) = passage;
        var passing = new PassingStream(await response.Content.ReadAsStreamAsync(ct), reply);
        await using (passing)
        {
            var events = new SseReader(passing, anthropic.Idle, patience, ct);
            while (await events.NextAsync())
            {
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

                    _ = reader.Accept(frame.RootElement);
                }

                passing.Opens();
                if (!reader.Finished && await meter.CoverAsync(ct) is { } spent)
                {
                    return spent;
                }
            }

            if (!reader.Finished)
            {
                return events.Error ?? UpstreamErrors.Broken;
            }

            await passing.PassRestAsync(ct);
            return null;
        }
    }

    private readonly record struct Passage(ProviderCall Call, IReply Reply, CallMeter Meter, Patience Patience, AnswerReader Reader);
}
