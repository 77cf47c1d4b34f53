using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.Measuring;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Providers.Anthropic;

/// <summary>Anthropic's Messages API, spoken natively: its OpenAI-compatible endpoint loses thoughts, caches and errors.</summary>
internal sealed class AnthropicClient : IProviderClient
{
    private readonly ChatFlow _chat;
    private readonly ChatStreamFlow _chatStream;
    private readonly PassFlow _pass;
    private readonly CallMeters _meters;

    public AnthropicClient(UpstreamHttp http, UpstreamSettings settings, CallMeters meters, Closing closing)
    {
        var anthropic = new AnthropicHttp(http, settings, closing, meters.Clock);
        _chat = new ChatFlow(anthropic);
        _chatStream = new ChatStreamFlow(anthropic);
        _pass = new PassFlow(anthropic);
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
        Operation.Chat when PassFlow.Fits(call) => _pass.RunAsync(call, reply, meter, ct),
        Operation.Chat when call.Stream => _chatStream.RunAsync(call, reply, meter, ct),
        Operation.Chat => _chat.RunAsync(call, reply, meter, ct),
        Operation.Embeddings or Operation.Images
            or Operation.Speech or Operation.Transcriptions or Operation.Moderations or Operation.Rerank =>
            throw new InvalidOperationException("The provider's profile has no such door."),
    };
}
