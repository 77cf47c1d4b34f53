using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>What no single holder does: due times, runs of dead nodes. Harmless on every node at once. Thread safe.</summary>
internal sealed class RunSweeps(Db db, IJournal journal, LiveTopics topics)
{
    /// <summary>How many runs one sweep takes.</summary>
    public const int AtOnce = 500;

    /// <summary>One look: which queues have something, and when the next wait ends.</summary>
    public async Task<WorkPulse> LookAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<PulseRow>($"""
            SELECT '' AS name, (SELECT MIN(wake_at) FROM work_run WHERE status = 'waiting') - {session.NowMicros} AS due_in
            UNION ALL
            SELECT name, 0 FROM work_queue WHERE EXISTS (SELECT 1 FROM work_run WHERE queue = work_queue.name AND status = 'queued')
            """, ct: ct);
        var due = rows.First(r => r.Name.Length == 0).DueIn;
        return new WorkPulse(
            rows.Where(r => r.Name.Length > 0).Select(r => r.Name).ToHashSet(StringComparer.Ordinal),
            due is { } micros ? TimeSpan.FromTicks(micros * TimeSpan.TicksPerMicrosecond) : null);
    }

    /// <summary>Waits that have ended: their runs queue again. Gives how many.</summary>
    public Task<int> WakeDueAsync(CancellationToken ct) => journal.WriteAsync((tx, c) => tx.ExecuteAsync($"""
        UPDATE work_run SET status = 'queued' WHERE status = 'waiting' AND id IN (
            SELECT id FROM work_run WHERE status = 'waiting' AND wake_at <= {tx.NowMicros} ORDER BY wake_at LIMIT {AtOnce} {tx.SkipLocked})
        """, ct: c), ct);

    /// <summary>T7: runs whose node is silent for longer than the lease queue again; who has lost too many nodes parks.</summary>
    public async Task<IReadOnlyList<(string Id, RunStatus Status)>> ReapAsync(TimeSpan lease, int poisonAfter, CancellationToken ct)
    {
        var rows = await journal.WriteAsync(async (tx, c) =>
        {
            var reaped = await tx.QueryAsync<ReapedRow>($"""
                UPDATE work_run SET recoveries = recoveries + 1, event_seq = event_seq + 1, node_id = NULL,
                    status = CASE WHEN recoveries + 1 >= @poisonAfter THEN 'parked' ELSE 'queued' END,
                    wake_at = CASE WHEN recoveries + 1 >= @poisonAfter THEN NULL ELSE {tx.NowMicros} END,
                    error_code = CASE WHEN recoveries + 1 >= @poisonAfter THEN @Code ELSE error_code END,
                    error_detail = CASE WHEN recoveries + 1 >= @poisonAfter THEN @Detail ELSE error_detail END
                WHERE status = 'running' AND id IN (
                    SELECT id FROM work_run WHERE status = 'running' AND NOT EXISTS (
                        SELECT 1 FROM work_node WHERE work_node.id = work_run.node_id AND heartbeat_at >= {tx.NowMicros} - @lease)
                    LIMIT {AtOnce} {tx.SkipLocked})
                RETURNING id, event_seq, status
                """, new { poisonAfter, lease = lease.Ticks / TimeSpan.TicksPerMicrosecond, WorkFailures.Poisoned.Code, WorkFailures.Poisoned.Detail },
                c);
            foreach (var same in reaped.GroupBy(r => r.Status == "parked"))
            {
                await RunEvents.AppendToAllAsync(tx, [.. same.Select(r => r.Id)], same.Key ? "run.parked" : "run.recovered",
                    same.Key ? EventData.Of(WorkFailures.Poisoned) : EventData.Nothing, c);
            }

            return reaped;
        }, ct);
        foreach (var row in rows)
        {
            topics.Notify(RunTopic.Of(row.Id), row.EventSeq);
        }

        return [.. rows.Select(r => (r.Id, WireName<RunStatus>.Parse(r.Status)))];
    }

    /// <summary>Whether any node has lost its lease while it holds runs; a read, so that looking costs no writer's turn.</summary>
    public async Task<bool> HasOrphansAsync(TimeSpan lease, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.ScalarAsync<long>($"""
            SELECT COUNT(*) FROM (SELECT 1 FROM work_run WHERE status = 'running' AND NOT EXISTS (
                SELECT 1 FROM work_node WHERE work_node.id = work_run.node_id AND heartbeat_at >= {session.NowMicros} - @lease) LIMIT 1) AS orphan
            """, new { lease = lease.Ticks / TimeSpan.TicksPerMicrosecond }, ct) > 0;
    }

    /// <summary>Which of a node's runs somebody wants to end.</summary>
    public async Task<IReadOnlyList<string>> CancelledAsync(string node, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<string>("""
            SELECT id FROM work_run WHERE status = 'running' AND node_id = @node AND cancel_requested AND phase = 'forward'
            """, new { node }, ct);
    }

    private sealed class PulseRow
    {
        public string Name { get; init; } = "";

        public long? DueIn { get; init; }
    }

    private sealed class ReapedRow
    {
        public string Id { get; init; } = "";

        public long EventSeq { get; init; }

        public string Status { get; init; } = "";
    }
}
