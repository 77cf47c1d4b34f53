using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>A chat answered in one piece.</summary>
internal sealed class ChatFlow(AnthropicHttp anthropic)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        var request = new MessagesRequest();
        if (!Translation.TryStart(call, reply, request.Write, out var translation, out var invalid))
        {
            return meter.Refused(reply, invalid);
        }

        using var patience = anthropic.PatienceOf(readsOn: true, ct);
        var (response, error) = await anthropic.SendAsync(call.Route, [translation.Body], patience, ct);
        if (response is null)
        {
            return meter.Failed(reply, error ?? UpstreamErrors.Failed);
        }

        using (response)
        {
            meter.Began();
            var (document, _, broken) = await anthropic.ReadAsync(response, call.Route, patience, ct);
            if (document is null)
            {
                return meter.Failed(reply, broken ?? UpstreamErrors.Garbled);
            }

            using (document)
            {
                var reader = new AnswerReader(call, request, translation.SinkOf(reply, meter), meter);
                var fault = reader.Accept(document.RootElement) ?? (reader.Finished ? null : UpstreamErrors.Garbled);
                if (fault is not null)
                {
                    return meter.Failed(reply, fault);
                }

                ct.ThrowIfCancellationRequested();
                reply.Start(200, "application/json");
                reader.End();
                await reply.Body.FlushAsync(ct);
                return meter.Succeeded(reply);
            }
        }
    }
}
