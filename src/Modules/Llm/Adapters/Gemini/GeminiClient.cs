using Maru.Contracts.Llm;
using Maru.Modules.Llm.Adapters.Upstream;
using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.Adapters.Gemini;

/// <summary>Google's Gemini API, spoken natively: its OpenAI-compatible endpoint loses safety detail, thoughts and counts.</summary>
internal sealed class GeminiClient : IProviderClient
{
    private readonly ChatFlow _chat;
    private readonly ChatStreamFlow _chatStream;
    private readonly EmbeddingsFlow _embeddings;
    private readonly ImagesFlow _images;

    public GeminiClient(UpstreamHttp http, UpstreamOptions options, TimeProvider clock)
    {
        var gemini = new GeminiHttp(http, options, clock);
        _chat = new ChatFlow(gemini);
        _chatStream = new ChatStreamFlow(gemini);
        _embeddings = new EmbeddingsFlow(gemini);
        _images = new ImagesFlow(gemini);
    }

    public bool Serves(Provider provider) => provider == Provider.Gemini;

    public ValueTask<CallReport> AnswerAsync(ProviderCall call, IReply reply, CancellationToken ct) => call.Operation switch
    {
        Operation.Chat when call.Stream => _chatStream.RunAsync(call, reply, ct),
        Operation.Chat => _chat.RunAsync(call, reply, ct),
        Operation.Embeddings => _embeddings.RunAsync(call, reply, ct),
        Operation.Images => _images.RunAsync(call, reply, ct),
    };
}
