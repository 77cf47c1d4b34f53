using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;

namespace Maru.Work.Records;

/// <summary>Reads runs, steps and events for people. Thread safe.</summary>
internal sealed class RunReader(Db db)
{
    private static readonly Listing<RunView> Runs =
        Listing<RunView>.Newest(RunView.Columns, "FROM work_run", by: "id", run => new Cursor(0, run.Id));

    public async Task<RunView?> FindAsync(string id, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QuerySingleOrDefaultAsync<RunView>($"SELECT {RunView.Columns}, output FROM work_run WHERE id = @id", new { id }, ct);
    }

    public async Task<Page<RunView>> ListAsync(RunFilter filter, PageRequest page, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await Runs.PageAsync(session, Matching(filter), page, run => run, ct);
    }

    public async Task<IReadOnlyList<StepRecord>> StepsAsync(string runId, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.QueryAsync<StepRecord>(
            $"SELECT {StepRecord.Columns} FROM work_step WHERE run_id = @runId ORDER BY seq LIMIT 1000", new { runId }, ct);
    }

    public async Task<IReadOnlyList<LiveEvent>> EventsAsync(string runId, long after, int most, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        var rows = await session.QueryAsync<RunEvent>(
            "SELECT seq, type, data, at FROM work_event WHERE run_id = @runId AND seq > @after ORDER BY seq LIMIT @most",
            new { runId, after, most }, ct);
        return [.. rows.Select(e => new LiveEvent(e.Seq, e.Type, e.Data, e.At))];
    }

    /// <summary>The number of the last event of each existing run; asked once for all live connections of a node.</summary>
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

    private static Where Matching(RunFilter filter) => Where.All
        .If(filter.OwnerId, "owner_id = @OwnerId")
        .If(filter.Status, "status = @Status")
        .If(filter.Kind, "kind = @Kind")
        .If(filter.Queue, "queue = @Queue")
        .When(filter.DeadOnly, "status IN ('failed', 'parked', 'compensation_failed')");
}
