using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>T2: hands queued runs to nodes, each to one. Thread safe.</summary>
internal sealed class RunClaims(Db db, IJournal journal, LiveTopics topics, FailPointSet failPoints)
{
    /// <summary>Up to <paramref name="most"/> runs of a queue, first by priority, then by how long they have waited.</summary>
    public async Task<IReadOnlyList<ClaimedRun>> ClaimAsync(QueueTerms queue, string node, int most, CancellationToken ct)
    {
        var claimed = queue.IsLimited
            ? await journal.WriteAsync((tx, c) => ClaimLimitedAsync(tx, queue, node, most, c), ct)
            : await ClaimFreelyAsync(queue, node, most, ct);
        if (claimed.Count > 0)
        {
            failPoints.At(FailPoint.ClaimAfterCommit);
        }

        foreach (var run in claimed)
        {
            topics.Notify(RunTopic.Of(run.Id), run.EventSeq);
        }

        return [.. claimed.OrderBy(run => run.WakeAt)];
    }

    private Task<IReadOnlyList<ClaimedRun>> ClaimFreelyAsync(QueueTerms queue, string node, int most, CancellationToken ct) =>
        journal.TakeAsync(
            $"""
            id IN (
                SELECT id FROM work_run WHERE queue = @Name AND status = 'queued' AND wake_at <= {db.NowMicros}
                ORDER BY priority, wake_at, id LIMIT @most {db.SkipLocked})
            """,
            new { queue.Name, node, most }, within: null, ct);

    // The queue's row is the short serial point of a limited queue: anyone who holds it counts and takes alone.
    private async Task<IReadOnlyList<ClaimedRun>> ClaimLimitedAsync(Tx tx, QueueTerms queue, string node, int most, CancellationToken ct)
    {
        var pace = await tx.QuerySingleOrDefaultAsync<PaceRow>($"""
            SELECT next_start_at, {tx.NowMicros} AS now FROM work_queue WHERE name = @Name {tx.ForUpdate}
            """, new { queue.Name }, ct);
        var room = pace is null ? 0 : Math.Min(most, QueuePace.Room(queue, pace.NextStartAt, pace.Now));
        if (queue.Global is { } global && room > 0)
        {
            room = Math.Min(room, global - await tx.ScalarAsync<int>(
                "SELECT COUNT(*) FROM work_run WHERE queue = @Name AND status = 'running'", new { queue.Name }, ct));
        }

        if (room <= 0)
        {
            return [];
        }

        var ids = await tx.QueryAsync<string>($"""
            SELECT id FROM (
                SELECT id, priority, wake_at, partition_key,
                    ROW_NUMBER() OVER (PARTITION BY partition_key ORDER BY priority, wake_at, id) AS place,
                    (SELECT COUNT(*) FROM work_run busy
                        WHERE busy.queue = @Name AND busy.status = 'running' AND busy.partition_key = work_run.partition_key) AS held
                FROM work_run WHERE queue = @Name AND status = 'queued' AND wake_at <= {tx.NowMicros}) AS candidate
            WHERE partition_key IS NULL OR place + held <= @perPartition
            ORDER BY priority, wake_at, id LIMIT @room
            """, new { queue.Name, perPartition = queue.PerPartition ?? int.MaxValue, room }, ct);
        var claimed = ids.Count == 0
            ? []
            : await journal.TakeAsync($"id {tx.Among("ids")} AND status = 'queued'", new { ids, node }, tx, ct);
        failPoints.At(FailPoint.ClaimBeforeCommit);
        if (queue.Rate is not null && claimed.Count > 0)
        {
            await tx.ExecuteAsync("UPDATE work_queue SET next_start_at = @next WHERE name = @Name",
                new { queue.Name, next = QueuePace.Next(queue, pace!.NextStartAt, pace.Now, claimed.Count) }, ct);
        }

        return claimed;
    }

    private sealed class PaceRow
    {
        public long NextStartAt { get; init; }

        public long Now { get; init; }
    }
}
