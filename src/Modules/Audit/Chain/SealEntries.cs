using Maru.Chain;
using Maru.Platform.Changes;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// Makes checkpoints over entries that have none. Entries never change once they exist, so no lock is needed; of several nodes only one
/// makes each checkpoint.
/// </summary>
internal sealed class SealEntries(
    Db db, Change change, SqlChainStore chain, VaultCheckpointKeys keys, AuditSettings settings, TimeProvider clock,
    ILogger<SealEntries> log)
{
    /// <param name="alsoFewer">Whether a range may have fewer entries than a full one.</param>
    /// <param name="ct">Stops between checkpoints.</param>
    /// <returns>How many checkpoints were made here.</returns>
    public async Task<int> RunAsync(bool alsoFewer, CancellationToken ct)
    {
        for (var made = 0; ;)
        {
            if (await DraftAsync(alsoFewer, ct) is not { } draft)
            {
                return made;
            }

            if (await keys.SignAsync(draft, ct) is not { } signed)
            {
                Log.SealingPostponed(log);
                return made;
            }

            made += await TryAddAsync(signed, ct) ? 1 : 0;
        }
    }

    private async Task<bool> TryAddAsync(Checkpoint signed, CancellationToken ct)
    {
        var added = await change.RunAsync<bool>(
            async tx =>
            {
                tx.Unrecorded("A checkpoint is about the log, and signed itself.");
                return await chain.TryAddCheckpointAsync(tx, signed, ct) || tx.Drop(false);
            },
            ct);
        return added.Value;
    }

    private async Task<Checkpoint?> DraftAsync(bool alsoFewer, CancellationToken ct)
    {
        var size = settings.SealEntries;
        await using var session = await db.OpenAsync(ct);
        var last = await chain.LastCheckpointAsync(session, ct);
        var head = await chain.HeadAsync(session, ct);
        var first = (last?.LastId ?? 0) + 1;
        var end = Math.Min(head.LastId, first + size - 1);
        if (end < first || (!alsoFewer && end - first + 1 < size))
        {
            return null;
        }

        var hashes = await chain.HashesAsync(session, first, end, ct);
        if (hashes.Count != end - first + 1)
        {
            Log.EntriesMissing(log, first, end);
            return null;
        }

        var tree = new MerkleTree();
        foreach (var hash in hashes)
        {
            tree.Add(hash);
        }

        return new Checkpoint
        {
            Number = (last?.Number ?? 0) + 1,
            FirstId = first,
            LastId = end,
            LastHash = hashes[^1],
            Root = tree.Root(),
            Previous = last?.Digest() ?? RowHasher.Genesis,
            At = clock.Now().ToMicros(),
            KeyId = "",
            PublicKey = "",
        };
    }
}
