using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Embeddings of a text or a list of texts, asked in batches of the size Gemini takes.</summary>
internal sealed class EmbeddingsFlow(GeminiHttp gemini)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        var (request, invalid) = EmbeddingsRequest.Read(call);
        if (request is null)
        {
            return meter.Refused(reply, invalid!);
        }

        var answer = new EmbeddingsAnswer(request);
        for (var from = 0; !answer.IsComplete; from += EmbeddingsRequest.BatchSize)
        {
            ct.ThrowIfCancellationRequested();
            if (await AskBatchAsync(call, request, answer, from, meter, ct) is { } error)
            {
                return meter.Failed(reply, error);
            }
        }

        meter.IsFinal = meter.Said.IsKnown && answer.AllCounted;
        ct.ThrowIfCancellationRequested();
        reply.Start(200, "application/json");
        answer.Write(reply.Body, call.Route.Model);
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }

    private async ValueTask<GatewayError?> AskBatchAsync(
        ProviderCall call, EmbeddingsRequest request, EmbeddingsAnswer answer, int from, CallMeter meter, CancellationToken ct)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        request.Write(body, call.Route.Model, from);
        var method = request.Single ? "embedContent" : "batchEmbedContents";
        var (document, error, firstByteAt) = await gemini.AskAsync(call.Route, method, body.WrittenMemory, ct);
        meter.Began(firstByteAt);
        if (document is null)
        {
            return error ?? UpstreamErrors.Garbled;
        }

        using (document)
        {
            var expected = Math.Min(EmbeddingsRequest.BatchSize, request.Inputs.Count - from);
            var complete = answer.TryAdd(document.RootElement, expected);
            meter.Said = answer.Counted is { } counted ? new TokenUsage(counted, 0) : TokenUsage.Unknown;
            return complete ? null : UpstreamErrors.Garbled;
        }
    }
}
