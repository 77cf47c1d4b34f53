using System.Buffers;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Images by generateContent, which draws one per call: several are asked for at once.</summary>
internal sealed class ImagesFlow(GeminiHttp gemini)
{
    public async ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct)
    {
        var (request, invalid) = ImagesRequest.Read(call);
        if (request is null)
        {
            return meter.Refused(reply, invalid!);
        }

        var body = new ArrayBufferWriter<byte>(1024);
        request.Write(body);
        var answers = await Task.WhenAll(Enumerable.Range(0, request.Count)
            .Select(_ => AskAsync(call.Route, body.WrittenMemory, ct)));
        try
        {
            return await CollectAsync(call, reply, meter, answers, ct);
        }
        finally
        {
            foreach (var answer in answers)
            {
                answer.Document?.Dispose();
            }
        }
    }

    // One of several that came too late for a client that left must not take its neighbours' counts along.
    private async Task<WholeAnswer> AskAsync(ProviderRoute route, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        try
        {
            return await gemini.AskAsync(route, "generateContent", body, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return default;
        }
    }

    private static async ValueTask<CallEnd> CollectAsync(
        ProviderCall call, IReply reply, CallMeter meter, WholeAnswer[] answers, CancellationToken ct)
    {
        var images = new ImagesAnswer();
        GatewayError? fault = null;
        foreach (var (document, error, firstByteAt) in answers.OrderBy(answer => answer.FirstByteAt))
        {
            meter.Began(firstByteAt);
            if (document is null)
            {
                fault ??= error;
                continue;
            }

            var answer = new GeminiAnswer(document.RootElement);
            images.Add(answer);
            fault ??= answer.Fault;
        }

        (meter.Said, meter.Images) = (images.Usage, images.Count);
        meter.IsFinal = images.Usage.IsKnown && images.AllCounted && Array.TrueForAll(answers, answer => answer != default);
        ct.ThrowIfCancellationRequested();
        if (images.Count == 0)
        {
            return meter.Failed(reply, fault ?? images.NoImage());
        }

        // Images that were drawn are paid for, so they are handed over even when a neighbour failed.
        reply.Start(200, "application/json");
        images.Write(reply.Body, call);
        await reply.Body.FlushAsync(ct);
        return meter.Succeeded(reply);
    }
}
