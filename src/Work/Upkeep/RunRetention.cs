using Maru.Platform.Sql;
using Maru.Work.Journal;

namespace Maru.Work.Upkeep;

/// <summary>Deletes ended runs. Failed and parked runs that a person could still retry are kept as long as others. Thread safe.</summary>
internal sealed class RunRetention(Db db, IJournal journal)
{
    private const int Slice = 200;

    public async Task<long> CountAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_run WHERE finished_at < @before", new { before }, ct);
    }

    /// <summary>Deletes one slice; returns the number of deleted runs.</summary>
    public Task<long> DeleteAsync(DateTimeOffset before, CancellationToken ct) => journal.WriteAsync(async (tx, c) =>
    {
        var ids = await tx.QueryAsync<string>($"""
            SELECT id FROM work_run WHERE finished_at < @before ORDER BY finished_at LIMIT {Slice} {tx.SkipLocked}
            """, new { before }, c);
        foreach (var table in ids.Count == 0 ? [] : RunTable.Parts)
        {
            await tx.ExecuteAsync($"DELETE FROM {table} WHERE run_id {tx.Among("ids")}", new { ids }, c);
        }

        return ids.Count == 0 ? 0L : await tx.ExecuteAsync($"DELETE FROM work_run WHERE id {tx.Among("ids")}", new { ids }, c);
    }, ct);
}
