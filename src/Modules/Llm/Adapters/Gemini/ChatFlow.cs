using System.Buffers;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>A chat answered in one piece.</summary>
internal sealed class ChatFlow(GeminiHttp gemini)
{
    public async ValueTask<CallReport> RunAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(ChatRequest.LengthOf(call));
        if (ChatRequest.Write(call, body) is { } invalid)
        {
            return new CallReport(CallOutcome.Refused, TokenUsage.Unknown, invalid);
        }

        var (document, error, firstByteAt) = await gemini
            .AskAsync(call.Route, "generateContent", body.WrittenMemory, ct).ConfigureAwait(false);
        if (document is null)
        {
            return CallReport.Failed(error ?? UpstreamErrors.Garbled, firstByteAt);
        }

        using (document)
        {
            var answer = new GeminiAnswer(document.RootElement);
            var usage = UsageMetadata.Read(answer.Usage);
            if (ChatAnswer.Fault(answer) is { } fault)
            {
                return new CallReport(CallOutcome.Failed, usage, fault, firstByteAt);
            }

            reply.Start(200, "application/json");
            ChatAnswer.Write(reply.Body, call, answer, usage);
            await reply.Body.FlushAsync(ct).ConfigureAwait(false);
            return new CallReport(CallOutcome.Succeeded, usage, FirstByteAt: firstByteAt);
        }
    }
}
