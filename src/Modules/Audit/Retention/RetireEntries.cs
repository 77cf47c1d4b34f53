using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Reading;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Retention;

/// <summary>
/// Deletes entries past their retention, one whole sealed range in each transaction, after they are in the archive, if there is one. The
/// checkpoints stay, and so does the entry that records the deletion.
/// </summary>
internal sealed class RetireEntries(
    Db db, Change change, SqlChainStore chain, FolderArchive archive, AuditSettings settings, TimeProvider clock)
{
    /// <returns>How many entries were dropped.</returns>
    public async Task<long> RunAsync(CancellationToken ct)
    {
        var before = clock.Now() - settings.Retention;
        for (var dropped = 0L; ;)
        {
            if (await ArchiveAsync(before, ct) is not { } range)
            {
                return dropped;
            }

            dropped += await DropAsync(range, ct);
        }
    }

    // Done before the transaction: appends should not wait for a disk that may be on the network.
    private async Task<Checkpoint?> ArchiveAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        if (await chain.OldestKeptAsync(session, ct) is not { } range
            || !await chain.IsOlderAsync(session, range, before, ct))
        {
            return null;
        }

        var earlier = await chain.FindCheckpointAsync(session, range.Number - 1, ct);
        var rows = await chain.RowsAsync(session, range.FirstId, range.LastId, ct);
        await archive.KeepAsync(range, earlier?.LastHash ?? RowHasher.Genesis, rows, ct);
        return range;
    }

    private async Task<int> DropAsync(Checkpoint range, CancellationToken ct)
    {
        var outcome = await change.RunAsync<int>(
            async tx =>
            {
                if (await chain.DropAsync(tx, range, ct) is not { } dropped)
                {
                    return tx.Drop(0);
                }

                tx.Record(new AuditEntry(AuditActions.Delete, ReadEntry.Resource)
                {
                    Details = new { range.FirstId, range.LastId, Checkpoint = range.Number },
                });
                return dropped;
            },
            ct);
        return outcome.Value;
    }
}
