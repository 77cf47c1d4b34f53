using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>Answers in the background like at the door: with its route, limits, budget and call log.</summary>
internal sealed class BackgroundAnswer(ForwardCall forward)
{
    public async Task<ReadOnlyMemory<byte>> RunAsync(BackgroundRequest request, CancellationToken ct)
    {
        var reply = new BackgroundReply(request.ResponseId);
        var error = await forward.RunAsync(request.Key, Door.Responses, request.Body, reply, ct);
        if (reply.Kept.Answer is { } answer)
        {
            return answer;
        }

        ct.ThrowIfCancellationRequested();
        error ??= UpstreamErrors.Failed;
        return ResponseJson.Failed(request.Queued, error.Code, error.Message);
    }
}
