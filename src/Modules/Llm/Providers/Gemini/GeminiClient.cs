using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Gemini;

/// <summary>Google's Gemini API, spoken natively: its OpenAI-compatible endpoint loses safety detail, thoughts and counts.</summary>
internal sealed class GeminiClient : IProviderClient
{
    private readonly ChatFlow _chat;
    private readonly ChatStreamFlow _chatStream;
    private readonly EmbeddingsFlow _embeddings;
    private readonly ImagesFlow _images;
    private readonly CallMeters _meters;

    public GeminiClient(UpstreamHttp http, UpstreamSettings settings, CallMeters meters, Closing closing)
    {
        var gemini = new GeminiHttp(http, settings, closing, meters.Clock);
        _chat = new ChatFlow(gemini);
        _chatStream = new ChatStreamFlow(gemini);
        _embeddings = new EmbeddingsFlow(gemini);
        _images = new ImagesFlow(gemini);
        _meters = meters;
    }

    public async ValueTask<CallEnd> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct)
    {
        using var meter = _meters.Start(call);
        try
        {
            return await RunAsync(call, reply, meter, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return meter.Cancelled(reply);
        }
    }

    private ValueTask<CallEnd> RunAsync(ProviderCall call, IReply reply, CallMeter meter, CancellationToken ct) => call.Operation switch
    {
        Operation.Chat when call.Stream => _chatStream.RunAsync(call, reply, meter, ct),
        Operation.Chat => _chat.RunAsync(call, reply, meter, ct),
        Operation.Embeddings => _embeddings.RunAsync(call, reply, meter, ct),
        Operation.Images => _images.RunAsync(call, reply, meter, ct),
        Operation.Speech or Operation.Transcriptions or Operation.Moderations or Operation.Rerank =>
            throw new InvalidOperationException("The provider's profile has no such door."),
    };
}
