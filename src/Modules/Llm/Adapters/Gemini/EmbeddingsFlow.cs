using System.Buffers;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>Embeddings of a text or a list of texts, asked in batches of the size Gemini takes.</summary>
internal sealed class EmbeddingsFlow(GeminiHttp gemini)
{
    public async ValueTask<CallReport> RunAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        var (request, invalid) = EmbeddingsRequest.Read(call);
        if (request is null)
        {
            return new CallReport(CallOutcome.Refused, TokenUsage.Unknown, invalid);
        }

        var answer = new EmbeddingsAnswer(request);
        var firstByteAt = 0L;
        for (var from = 0; !answer.IsComplete; from += EmbeddingsRequest.BatchSize)
        {
            var (error, arrived) = await AskBatchAsync(call, request, answer, from, ct).ConfigureAwait(false);
            firstByteAt = firstByteAt == 0 ? arrived : firstByteAt;
            if (error is not null)
            {
                return CallReport.Failed(error, firstByteAt);
            }
        }

        reply.Start(200, "application/json");
        answer.Write(reply.Body, call.Route.Model);
        await reply.Body.FlushAsync(ct).ConfigureAwait(false);
        return new CallReport(CallOutcome.Succeeded, new TokenUsage(answer.PromptTokens, 0), FirstByteAt: firstByteAt);
    }

    private async ValueTask<(GatewayError? Error, long FirstByteAt)> AskBatchAsync(
        ProviderCall call, EmbeddingsRequest request, EmbeddingsAnswer answer, int from, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        request.Write(body, call.Route.Model, from);
        var method = request.Single ? "embedContent" : "batchEmbedContents";
        var (document, error, firstByteAt) = await gemini.AskAsync(call.Route, method, body.WrittenMemory, ct).ConfigureAwait(false);
        if (document is null)
        {
            return (error ?? UpstreamErrors.Garbled, firstByteAt);
        }

        using (document)
        {
            var expected = Math.Min(EmbeddingsRequest.BatchSize, request.Inputs.Count - from);
            return (answer.TryAdd(document.RootElement, expected) ? null : UpstreamErrors.Garbled, firstByteAt);
        }
    }
}
