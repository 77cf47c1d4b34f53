using System.Buffers;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>Images by generateContent, which draws one per call: several are asked for at once.</summary>
internal sealed class ImagesFlow(GeminiHttp gemini)
{
    public async ValueTask<CallReport> RunAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        var (request, invalid) = ImagesRequest.Read(call);
        if (request is null)
        {
            return new CallReport(CallOutcome.Refused, TokenUsage.Unknown, invalid);
        }

        var body = new ArrayBufferWriter<byte>(1024);
        request.Write(body);
        var answers = await Task.WhenAll(Enumerable.Range(0, request.Count)
            .Select(_ => gemini.AskAsync(call.Route, "generateContent", body.WrittenMemory, ct).AsTask())).ConfigureAwait(false);
        try
        {
            return await CollectAsync(call, reply, answers, ct).ConfigureAwait(false);
        }
        finally
        {
            foreach (var answer in answers)
            {
                answer.Document?.Dispose();
            }
        }
    }

    private static async ValueTask<CallReport> CollectAsync(ProviderCall call, IReply reply, WholeAnswer[] answers, CancellationToken ct)
    {
        var images = new ImagesAnswer();
        GatewayError? fault = null;
        foreach (var (document, error, _) in answers)
        {
            if (document is null)
            {
                fault ??= error;
                continue;
            }

            var answer = new GeminiAnswer(document.RootElement);
            images.Add(answer);
            fault ??= ChatAnswer.Fault(answer);
        }

        var firstByteAt = answers.Where(answer => answer.FirstByteAt > 0).Select(answer => answer.FirstByteAt).DefaultIfEmpty().Min();
        if (images.IsEmpty)
        {
            return new CallReport(CallOutcome.Failed, images.Usage, fault ?? images.NoImage(), firstByteAt);
        }

        // Images that were drawn are paid for, so they are handed over even when a neighbour failed.
        reply.Start(200, "application/json");
        images.Write(reply.Body, call);
        await reply.Body.FlushAsync(ct).ConfigureAwait(false);
        return new CallReport(CallOutcome.Succeeded, images.Usage, FirstByteAt: firstByteAt);
    }
}
