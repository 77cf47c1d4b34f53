using Maru.Modules.Llm.Gateway;
using Maru.Work;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>Takes a request that nobody waits for. Its client asks for the response by its id until it is finished.</summary>
internal sealed class QueueResponse(IResponseStore responses, ResponseSettings settings, StartRun start)
{
    /// <summary>The most a key may have unfinished, roughly: two requests at the same moment may be let in together.</summary>
    public const int Most = 100;

    /// <summary>Null when it is queued.</summary>
    /// <param name="queued">With the status <c>queued</c>, in the background.</param>
    /// <param name="body">The client's request.</param>
    /// <param name="ct">Cancels what has not begun.</param>
    public async Task<GatewayError?> RunAsync(StoredResponse queued, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        if (!settings.Store)
        {
            return ResponseRefusals.StoreDisabled;
        }

        if (await responses.UnfinishedAsync(queued.ClientKeyId, ct) >= Most)
        {
            return ResponseRefusals.TooManyWait;
        }

        // The row first: a run without one would have nothing to ask. A row without a run was never confirmed to anybody, and expires.
        if (!await responses.SaveAsync(queued, body, ct))
        {
            return ResponseRefusals.NotKept;
        }

        var input = new QueuedResponse(queued.Id, queued.AccountId, queued.ClientKeyId);
        var started = await start.RunAsync(
            AnswerResponseJob.Kind, input, new StartTerms { OwnerId = queued.AccountId, IdempotencyKey = queued.Id }, ct);
        return started.Failed(out var failure) ? new GatewayError(503, "server_error", "not_queued", failure.Detail) : null;
    }
}
