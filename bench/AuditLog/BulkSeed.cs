using Maru.Chain;
using Maru.Modules.Audit.Chain;
using Maru.Modules.Audit.Writing;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.AuditLog;

/// <summary>
/// Fills an empty log with what appending would have left there: rows, hashes, counters, hours, head, checkpoints. Tens of thousands of
/// rows a transaction, the indexes afterwards.
/// </summary>
internal sealed class BulkSeed(Log log, Samples samples)
{
    private const int Batch = 25_000;
    private const int Merged = 50_000;

    private readonly RowHasher _hasher = new();
    private readonly Tally _tally = new();
    private string _hash = RowHasher.Genesis;

    public async Task RunAsync(long rows, TimeSpan over, Action<string> note)
    {
        var indexes = await DropIndexesAsync();
        for (var done = 0L; done < rows; done += Batch)
        {
            await WriteAsync(done, (int)Math.Min(Batch, rows - done), over / rows);
            log.Clock.Advance(over * Batch / rows);
            if (done % 1_000_000 == 0)
            {
                note($"{done:N0} entries written");
            }
        }

        note("counters");
        var open = CountSpans.DayOf(log.Clock.GetUtcNow() - (over * Batch / rows));
        foreach (var some in _tally.Counters(open).Chunk(Merged))
        {
            await InTransactionAsync(tx => SqlCounts.AddAsync(tx, some, sign: 1, CancellationToken.None));
        }

        await InTransactionAsync(tx => SqlCounts.OpenAsync(tx, before: null, open, CancellationToken.None));
        foreach (var index in indexes)
        {
            note(index);
            await InTransactionAsync(tx => tx.ExecuteAsync(index));
        }

        note("sealing");
        await log.Get<SealEntries>().RunAsync(alsoFewer: true, CancellationToken.None);
    }

    private async Task<IReadOnlyList<string>> DropIndexesAsync()
    {
        await using var tx = await log.Db.BeginAsync(CancellationToken.None);
        var indexes = await tx.QueryAsync<IndexRow>(tx.Dialect == Dialect.Postgres
            ? "SELECT indexname AS name, indexdef AS text FROM pg_indexes WHERE tablename = 'audit_entry' AND schemaname = current_schema() AND indexname NOT LIKE '%_pkey'"
            : "SELECT name, sql AS text FROM sqlite_master WHERE type = 'index' AND tbl_name = 'audit_entry' AND sql IS NOT NULL");
        foreach (var index in indexes)
        {
            await tx.ExecuteAsync($"DROP INDEX {index.Name}");
        }

        await tx.CommitAsync(CancellationToken.None);
        return [.. indexes.Select(i => i.Text)];
    }

    private Task WriteAsync(long before, int count, TimeSpan apart)
    {
        var at = log.Clock.GetUtcNow();
        var rows = new ChainRow[count];
        for (var i = 0; i < count; i++)
        {
            var row = EntryText.Draft(samples.Entry(), AuditOrigin.OfSystem) with { Id = before + i + 1, At = (at + (apart * i)).ToMicros() };
            _hash = _hasher.Hash(row, _hash);
            rows[i] = row with { Hash = _hash };
            _tally.Add(rows[i]);
        }

        return InTransactionAsync(async tx =>
        {
            await SqlEntries.InsertAsync(tx, rows, CancellationToken.None);
            foreach (var hour in rows.GroupBy(row => EntryHour.Of(row.Time())))
            {
                await SqlCounts.AddHourAsync(tx, hour.First().Time(), hour.First().Id, hour.Last().Id, CancellationToken.None);
            }

            await tx.ExecuteAsync("UPDATE audit_head SET position = @Id, hash = @Hash WHERE id = 1", new { rows[^1].Id, rows[^1].Hash });
        });
    }

    private async Task InTransactionAsync(Func<Tx, Task> act)
    {
        await using var tx = await log.Db.BeginAsync(CancellationToken.None);
        await act(tx);
        await tx.CommitAsync(CancellationToken.None);
    }

    private sealed class IndexRow
    {
        public string Name { get; init; } = "";

        public string Text { get; init; } = "";
    }
}
