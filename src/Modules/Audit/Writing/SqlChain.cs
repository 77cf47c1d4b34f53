using Maru.Chain;
using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Writing;

/// <summary>
/// The only code that appends to <c>audit_entry</c>. The first statement locks the head's row until the commit: the next writer waits no
/// longer than that, and gets the next place. A rolled back transaction gives its places back, so there are no gaps.
/// </summary>
internal sealed class SqlChain(TimeProvider clock)
{
    public async Task AppendAsync(Tx tx, IReadOnlyList<ChainRow> drafts, CancellationToken ct)
    {
        var head = await tx.QuerySingleOrDefaultAsync<HeadRow>("""
            UPDATE audit_head SET position = position + @Count WHERE id = 1 RETURNING position, hash, open_day
            """, new { drafts.Count }, ct)
            ?? throw new InvalidOperationException("The audit log has no head.");

        // Read under the lock, so that places and times have the same order, as far as the clocks agree.
        var at = clock.Now();
        var (rows, day) = (Link(drafts, head.Position - drafts.Count, head.Hash, at.ToMicros()), CountSpans.DayOf(at));
        var open = await OpenAsync(tx, CountSpans.ParseOpen(head.OpenDay), day, ct);
        if (rows.Length == 1 && day == open)
        {
            await SqlEntries.InsertOneAsync(tx, rows[0], day, ct);
            return;
        }

        await SqlEntries.InsertAsync(tx, rows, ct);
        await SqlCounts.AddAsync(tx, rows, open, sign: 1, ct);
        await SqlCounts.AddHourAsync(tx, at, rows[0].Id, rows[^1].Id, ct);
        await tx.ExecuteAsync("UPDATE audit_head SET hash = @Hash WHERE id = 1", new { rows[^1].Hash }, ct);
    }

    // A clock that goes back does not reopen a day.
    private static async Task<DateOnly> OpenAsync(Tx tx, DateOnly? open, DateOnly day, CancellationToken ct)
    {
        if (open >= day)
        {
            return open.Value;
        }

        await SqlCounts.OpenAsync(tx, open, day, ct);
        return day;
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

        public string OpenDay { get; init; } = "";
    }
}
