using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>A chat answered in one piece.</summary>
internal sealed class ChatFlow(GeminiHttp gemini)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        if (!Translation.TryStart(call, reply, GenerateRequest.Write, out var translation, out var invalid))
        {
            return meter.Refused(reply, invalid);
        }

        var (document, error, firstByteAt) = await gemini
            .AskAsync(call.Route, "generateContent", translation.Body, ct);
        meter.Began(firstByteAt);
        if (document is null)
        {
            return meter.Failed(reply, error ?? UpstreamErrors.Garbled);
        }

        using (document)
        {
            var reader = new AnswerReader(call, translation.SinkOf(reply, meter), meter);
            var fault = reader.Accept(document.RootElement, call.Route.ApiKey) ?? (reader.Finished ? null : UpstreamErrors.Garbled);
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
