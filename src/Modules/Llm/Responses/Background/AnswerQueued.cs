using System.Data.Common;
using Maru.Contracts.Identity;

namespace Maru.Modules.Llm.Responses.Background;

/// <summary>
/// Asks for one queued response and keeps the answer. Whoever finds the row no longer queued does not ask: if it is still in progress, the
/// one who took it is gone, nobody knows how far it came, and the response has failed.
/// </summary>
internal sealed class AnswerQueued(IResponseStore responses, IClientKeys keys, AnswerInBackground answer, TimeProvider clock)
{
    /// <summary>How soon a cancel, a deletion or the end of a key is noticed.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(16);

    /// <summary>How it ended.</summary>
    public async Task<ResponseStatus> RunAsync(QueuedResponse queued, CancellationToken ct)
    {
        var request = await responses.TakeAsync(queued.ResponseId, queued.ClientKeyId, ct);
        if (await responses.FindAsync(queued.ResponseId, queued.ClientKeyId, ct) is not { } response)
        {
            return ResponseStatus.Cancelled;
        }

        return !response.IsUnfinished ? response.Status
            : request is not { } body ? await FailAsync(
                response, "server_error", "The server stopped or failed while it answered. It does not ask twice; ask again if you like.")
            : FindKey(response) is { } key
                ? await AnswerAsync(response, new BackgroundRequest(response.Id, key, body, response.Response), ct)
            : await FailAsync(response);
    }

    private async Task<ResponseStatus> AnswerAsync(StoredResponse response, BackgroundRequest request, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var answering = answer(request, stop.Token);
        while (await Task.WhenAny(answering, Task.Delay(Look, clock, ct)) != answering && !ct.IsCancellationRequested)
        {
            if (!await GoesOnAsync(response))
            {
                await stop.CancelAsync();
                break;
            }
        }

        try
        {
            return await EndAsync(response, await answering);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // Of a cancelled or deleted one nothing is left to end; then this changes nothing.
            return await FailAsync(response);
        }
    }

    private async Task<bool> GoesOnAsync(StoredResponse response)
    {
        try
        {
            return FindKey(response) is not null
                && await responses.StatusAsync(response.Id, response.ClientKeyId, CancellationToken.None) is ResponseStatus.InProgress;
        }
        catch (DbException)
        {
            // The answer is paid for, and the database may be back when it is there.
            return true;
        }
    }

    private ClientKey? FindKey(StoredResponse response) => keys.List(response.AccountId).FirstOrDefault(key =>
        key.Id == response.ClientKeyId && key.Scopes.Contains(ClientKeyScopes.Chat) && !(key.ExpiresAt <= clock.GetUtcNow()));

    private Task<ResponseStatus> FailAsync(
        StoredResponse response, string code = "invalid_api_key", string message = "The client key ended before the answer was there.") =>
        EndAsync(response, ResponseJson.Failed(response.Response, code, message));

    // Also at a stop of the server: what is paid for is not thrown away.
    private async Task<ResponseStatus> EndAsync(StoredResponse response, ReadOnlyMemory<byte> answered)
    {
        var status = ResponseJson.StatusOf(answered);
        if (status is null or ResponseStatus.Queued or ResponseStatus.InProgress)
        {
            throw new InvalidOperationException("An answer in the background ended without its end.");
        }

        var ended = response with { Status = status.Value, Response = answered };
        for (var pause = TimeSpan.FromSeconds(1); ; pause *= 2)
        {
            try
            {
                return await responses.EndAsync(ended, CancellationToken.None) ? status.Value : ResponseStatus.Cancelled;
            }
            catch (DbException) when (pause <= LongestPause)
            {
                await Task.Delay(pause, clock, CancellationToken.None);
            }
        }
    }
}
