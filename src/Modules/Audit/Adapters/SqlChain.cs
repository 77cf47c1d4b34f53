using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Adapters;

/// <summary>
/// The one way into <c>audit_entry</c>. The head's row is locked by the first statement, until the commit: whoever comes next waits for
/// no longer than that, and gets the next place. An undone transaction gives its places back, so there are no gaps.
/// </summary>
internal sealed class SqlChain(TimeProvider clock)
{
    public async Task AppendAsync(Tx tx, IReadOnlyList<ChainRow> drafts, CancellationToken ct)
    {
        var head = await tx.QuerySingleOrDefaultAsync<HeadRow>("""
            UPDATE audit_head SET position = position + @Count WHERE id = 1 RETURNING position, hash
            """, new { drafts.Count }, ct).ConfigureAwait(false)
            ?? throw new InvalidOperationException("The audit log has no head.");

        // Under the lock: places and times then run together, as far as the clocks do.
        var at = clock.Now();
        var rows = Link(drafts, head.Position - drafts.Count, head.Hash, at.ToMicros());
        if (rows.Length == 1)
        {
            await SqlEntries.InsertOneAsync(tx, rows[0], at, ct).ConfigureAwait(false);
            return;
        }

        await SqlEntries.InsertAsync(tx, rows, ct).ConfigureAwait(false);
        await SqlCounts.AddAsync(tx, rows, sign: 1, ct).ConfigureAwait(false);
        await SqlCounts.AddDayAsync(tx, at, rows[0].Id, rows[^1].Id, ct).ConfigureAwait(false);
        await tx.ExecuteAsync("UPDATE audit_head SET hash = @Hash WHERE id = 1", new { rows[^1].Hash }, ct).ConfigureAwait(false);
    }

    private static ChainRow[] Link(IReadOnlyList<ChainRow> drafts, long before, string hash, long at)
    {
        var hasher = new RowHasher();
        var rows = new ChainRow[drafts.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = drafts[i] with { Id = before + 1 + i, At = at };
            hash = hasher.Hash(row, hash);
            rows[i] = row with { Hash = hash };
        }

        return rows;
    }

    private sealed class HeadRow
    {
        public long Position { get; init; }

        public string Hash { get; init; } = "";
    }
}
