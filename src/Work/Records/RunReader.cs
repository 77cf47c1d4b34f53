using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;

namespace Maru.Work.Records;

/// <summary>Reads runs, steps and events for people. Thread safe.</summary>
internal sealed class RunReader(Db db)
{
    private const string Columns = """
        id, kind, queue, partition_key, priority, status, phase, epoch, node_id, wake_at, event_seq, recoveries, cancel_requested, waiting_for,
        waiting_key, percent, message, owner_id, parent_id, forked_from, trace_parent, deadline_at, created_at, started_at, finished_at, error_code,
        error_detail
        """;

    private const string Matching = """
        (@owner IS NULL OR owner_id = @owner) AND (@status IS NULL OR status = @status) AND (@kind IS NULL OR kind = @kind)
            AND (@queue IS NULL OR queue = @queue) AND (@dead = 0 OR status IN ('failed', 'parked', 'compensation_failed'))
        """;

    public async Task<RunView?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QuerySingleOrDefaultAsync<RunView>($"SELECT {Columns}, output FROM work_run WHERE id = @id", new { id }, ct);
    }

    public async Task<Page<RunView>> ListAsync(RunFilter filter, int size, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var args = new
        {
            owner = filter.OwnerId,
            status = filter.Status is { } s ? WireName<RunStatus>.Of(s) : null,
            kind = filter.Kind,
            queue = filter.Queue,
            dead = filter.DeadOnly ? 1 : 0,
            before = filter.Before,
            size = size + 1,
        };
        var total = await session.ScalarAsync<long>($"SELECT COUNT(*) FROM work_run WHERE {Matching}", args, ct);
        var rows = await session.QueryAsync<RunView>(
            $"SELECT {Columns} FROM work_run WHERE {Matching} AND (@before IS NULL OR id < @before) ORDER BY id DESC LIMIT @size", args, ct);
        return new Page<RunView>([.. rows.Take(size)], total, 1, size, rows.Count > size ? rows[size - 1].Id : null);
    }

    public async Task<IReadOnlyList<StepRecord>> StepsAsync(string runId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<StepRecord>("""
            SELECT step_key, iteration, attempt, state, kind, seq, error_code, error_detail, next_at, started_at, finished_at
            FROM work_step WHERE run_id = @runId ORDER BY seq LIMIT 1000
            """, new { runId }, ct);
    }

    public async Task<IReadOnlyList<LiveEvent>> EventsAsync(string runId, long after, int most, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<RunEvent>(
            "SELECT seq, type, data, at FROM work_event WHERE run_id = @runId AND seq > @after ORDER BY seq LIMIT @most",
            new { runId, after, most }, ct);
        return [.. rows.Select(e => new LiveEvent(e.Seq, e.Type, e.Data, e.At))];
    }

    /// <summary>The last event's number of each run that there is; what all live connections of a node ask together.</summary>
    public async Task<IReadOnlyList<RunTip>> TipsAsync(IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<RunTip>($"SELECT id, event_seq, status, owner_id FROM work_run WHERE id {session.Among("ids")}", new { ids }, ct);
    }

    /// <summary>A person's runs that have not ended, newest first.</summary>
    public async Task<IReadOnlyList<string>> UnfinishedOfAsync(string ownerId, int most, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<string>("""
            SELECT id FROM work_run WHERE owner_id = @ownerId AND status IN ('queued', 'running', 'waiting', 'parked') ORDER BY id DESC LIMIT @most
            """, new { ownerId, most }, ct);
    }

    public async Task<IReadOnlyList<QueueView>> QueuesAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<QueueView>($"""
            SELECT queue, SUM(CASE WHEN status = 'queued' THEN 1 ELSE 0 END) AS queued, SUM(CASE WHEN status = 'running' THEN 1 ELSE 0 END) AS running,
                SUM(CASE WHEN status = 'waiting' THEN 1 ELSE 0 END) AS waiting, SUM(CASE WHEN status = 'parked' THEN 1 ELSE 0 END) AS parked,
                MIN(CASE WHEN status = 'queued' THEN wake_at END) AS oldest_at, {session.NowMicros} AS now
            FROM work_run WHERE status IN ('queued', 'running', 'waiting', 'parked') GROUP BY queue ORDER BY queue
            """, ct: ct);
    }

    public async Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<NodeView>(
            "SELECT id, name, capacity, started_at, heartbeat_at FROM work_node ORDER BY id DESC LIMIT 100", ct: ct);
    }
}
