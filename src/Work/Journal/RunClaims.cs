using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>T2: hands queued runs to nodes, each to one. Thread safe.</summary>
internal sealed class RunClaims(Db db, WorkWriter writer, LiveTopics topics, FailPointSet failPoints)
{
    private const string Columns = """
        id, kind, queue, phase, epoch, event_seq, cancel_requested, percent, owner_id, parent_id, forked_from, deadline_at, wake_at, input,
        error_code, error_detail, trace_parent
        """;

    private const string Take = "status = 'running', node_id = @node, epoch = epoch + 1, event_seq = event_seq + 1, waiting_for = NULL, waiting_key = NULL";

    /// <summary>Up to <paramref name="most"/> runs of a queue, first by priority, then by how long they have waited.</summary>
    public async Task<IReadOnlyList<ClaimedRun>> ClaimAsync(QueueTerms queue, string node, int most, CancellationToken ct)
    {
        var claimed = queue.IsLimited
            ? await writer.RunAsync((tx, c) => ClaimLimitedAsync(tx, queue, node, most, c), ct)
            : db.Dialect == Dialect.Postgres
                ? await ClaimAtOnceAsync(queue, node, most, ct)
                : await writer.RunAsync((tx, c) => ClaimFreelyAsync(tx, queue, node, most, c), ct);
        if (claimed.Count > 0)
        {
            failPoints.At(FailPoint.ClaimAfterCommit);
        }

        foreach (var run in claimed)
        {
            topics.Notify(RunTopic.Of(run.Id), run.EventSeq);
        }

        return claimed;
    }

    // Claim and events in one statement, one round trip.
    private async Task<IReadOnlyList<ClaimedRun>> ClaimAtOnceAsync(QueueTerms queue, string node, int most, CancellationToken ct)
    {
        failPoints.At(FailPoint.ClaimBeforeCommit);
        await using var session = await db.OpenAsync(ct);
        var now = session.NowMicros;
        return await session.QueryAsync<ClaimedRun>($"""
            WITH taken AS (
                UPDATE work_run SET {Take}, started_at = COALESCE(started_at, {now})
                WHERE id IN (
                    SELECT id FROM work_run WHERE queue = @Name AND status = 'queued' AND wake_at <= {now}
                    ORDER BY priority, wake_at, id LIMIT @most {session.SkipLocked})
                RETURNING {Columns}, {now} AS claimed_at),
            happened AS (
                INSERT INTO work_event (run_id, seq, type, data, at) SELECT id, event_seq, 'run.started', '{EventData.Nothing}', claimed_at FROM taken)
            SELECT {Columns}, claimed_at FROM taken
            """, new { queue.Name, node, most }, ct);
    }

    private async Task<IReadOnlyList<ClaimedRun>> ClaimFreelyAsync(Tx tx, QueueTerms queue, string node, int most, CancellationToken ct)
    {
        var ids = await tx.QueryAsync<string>($"""
            SELECT id FROM work_run WHERE queue = @Name AND status = 'queued' AND wake_at <= {tx.NowMicros}
            ORDER BY priority, wake_at, id LIMIT @most
            """, new { queue.Name, most }, ct);
        return await TakeAsync(tx, ids, node, ct);
    }

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
                    (SELECT COUNT(*) FROM work_run busy WHERE busy.queue = @Name AND busy.status = 'running' AND busy.partition_key = work_run.partition_key) AS held
                FROM work_run WHERE queue = @Name AND status = 'queued' AND wake_at <= {tx.NowMicros}) AS candidate
            WHERE partition_key IS NULL OR place + held <= @perPartition
            ORDER BY priority, wake_at, id LIMIT @room
            """, new { queue.Name, perPartition = queue.PerPartition ?? int.MaxValue, room }, ct);
        var claimed = await TakeAsync(tx, ids, node, ct);
        if (queue.Rate is not null && claimed.Count > 0)
        {
            await tx.ExecuteAsync("UPDATE work_queue SET next_start_at = @next WHERE name = @Name",
                new { queue.Name, next = QueuePace.Next(queue, pace!.NextStartAt, pace.Now, claimed.Count) }, ct);
        }

        return claimed;
    }

    private async Task<IReadOnlyList<ClaimedRun>> TakeAsync(Tx tx, IReadOnlyList<string> ids, string node, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var claimed = await tx.QueryAsync<ClaimedRun>($"""
            UPDATE work_run SET {Take}, started_at = COALESCE(started_at, {tx.NowMicros})
            WHERE id {tx.Among("ids")} AND status = 'queued' RETURNING {Columns}, {tx.NowMicros} AS claimed_at
            """, new { ids, node }, ct);
        await RunEvents.AppendToAllAsync(tx, [.. claimed.Select(c => c.Id)], "run.started", EventData.Nothing, ct);
        failPoints.At(FailPoint.ClaimBeforeCommit);
        return [.. claimed.OrderBy(c => c.WakeAt)];
    }

    private sealed class PaceRow
    {
        public long NextStartAt { get; init; }

        public long Now { get; init; }
    }
}
