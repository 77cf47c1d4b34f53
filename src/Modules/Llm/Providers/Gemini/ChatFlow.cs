using System.Buffers;
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
        var body = new ArrayBufferWriter<byte>(ChatRequest.LengthOf(call));
        if (ChatRequest.Write(call, body) is { } invalid)
        {
            return meter.Refused(reply, invalid);
        }

        var (document, error, firstByteAt) = await gemini
            .AskAsync(call.Route, "generateContent", body.WrittenMemory, ct);
        meter.Began(firstByteAt);
        if (document is null)
        {
            return meter.Failed(reply, error ?? UpstreamErrors.Garbled);
        }

        using (document)
        {
            var answer = new GeminiAnswer(document.RootElement);
            var usage = UsageMetadata.Read(answer.Usage);
            GeminiText.Note(answer, meter.Written);
            (meter.Said, meter.IsFinal) = (usage, usage.IsKnown);
            if (ChatAnswer.Fault(answer) is { } fault)
            {
                return meter.Failed(reply, fault);
            }

            ct.ThrowIfCancellationRequested();
            reply.Start(200, "application/json");
            ChatAnswer.Write(reply.Body, call, answer, usage);
            await reply.Body.FlushAsync(ct);
            return meter.Succeeded(reply);
        }
    }
}
