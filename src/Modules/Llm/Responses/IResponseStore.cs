using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Responses;

/// <summary>
/// Where responses are kept. Whoever asks names a client key, and another key's response is as unknown as one that never was or is expired.
/// Thread safe.
/// </summary>
internal interface IResponseStore
{
    /// <summary>Keeps it, with the places of its items. False when there is no key to seal it with: then nothing is kept.</summary>
    /// <param name="response">The response.</param>
    /// <param name="request">What will be asked, for one that waits; empty otherwise.</param>
    /// <param name="ct">Cancels it.</param>
    Task<bool> SaveAsync(StoredResponse response, ReadOnlyMemory<byte> request, CancellationToken ct);

    Task<StoredResponse?> FindAsync(string id, string clientKeyId, CancellationToken ct);

    /// <summary>The response and those it continues, the newest first, unopened; at most <paramref name="most"/>.</summary>
    Task<IReadOnlyList<ChainLink>> ChainAsync(string id, string clientKeyId, int most, CancellationToken ct);

    /// <summary>Where these items are; those that are not there are left out.</summary>
    Task<IReadOnlyList<ItemPlace>> PlacesAsync(IReadOnlyList<string> itemIds, string clientKeyId, CancellationToken ct);

    /// <summary>How far it is; null when it is gone.</summary>
    Task<ResponseStatus?> StatusAsync(string id, string clientKeyId, CancellationToken ct);

    /// <summary>How many of a key are not finished.</summary>
    Task<int> UnfinishedAsync(string clientKeyId, CancellationToken ct);

    /// <summary>Makes a queued one <c>in_progress</c> and gives what is to be asked, to one caller only; null to all others.</summary>
    Task<ReadOnlyMemory<byte>?> TakeAsync(string id, string clientKeyId, CancellationToken ct);

    /// <summary>Ends one that is not finished; false when it is finished, or gone.</summary>
    Task<bool> EndAsync(StoredResponse ended, CancellationToken ct);

    /// <summary>False when there is none.</summary>
    Task<bool> DeleteAsync(string id, string clientKeyId, CancellationToken ct);

    /// <summary>The responses of an account in the order they were made, for the account's own export.</summary>
    Task<(IReadOnlyList<StoredResponse> Responses, Cursor? Next)> NextAsync(
        string accountId, Cursor? after, int limit, CancellationToken ct);

    /// <summary>Deletes all of an account.</summary>
    Task EraseAsync(Tx tx, string accountId, CancellationToken ct);

    /// <summary>Deletes at most <paramref name="limit"/> that are expired; gives how many.</summary>
    Task<int> PurgeAsync(int limit, CancellationToken ct);
}
