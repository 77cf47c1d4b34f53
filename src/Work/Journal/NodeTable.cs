using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>Which nodes are alive, told by the database's clock.</summary>
internal sealed class NodeTable(Db db, IJournal journal)
{
    /// <summary>Enters the node, and the queues it knows.</summary>
    public Task<int> EnterAsync(string id, string name, int capacity, IEnumerable<QueueTerms> queues, CancellationToken ct) => journal.WriteAsync(async (tx, c) =>
    {
        foreach (var queue in queues.OrderBy(q => q.Name, StringComparer.Ordinal))
        {
            await tx.ExecuteAsync("INSERT INTO work_queue (name, next_start_at) VALUES (@Name, 0) ON CONFLICT DO NOTHING", new { queue.Name }, c);
        }

        return await tx.ExecuteAsync(
            $"INSERT INTO work_node (id, name, capacity, started_at, heartbeat_at) VALUES (@id, @name, @capacity, {tx.NowMicros}, {tx.NowMicros})",
            new { id, name, capacity }, c);
    }, ct);

    /// <summary>
    /// Renews on the calling thread, over a connection of its own: neither a starved thread pool nor a full connection pool may cost a
    /// living node its lease. A node that was struck off enters anew; the runs it held have gone to others and their epochs say so.
    /// </summary>
    public void Renew(string id, string name, int capacity) => db.WriteBlocking($"""
        INSERT INTO work_node (id, name, capacity, started_at, heartbeat_at) VALUES (@id, @name, @capacity, {db.NowMicros}, {db.NowMicros})
        ON CONFLICT (id) DO UPDATE SET heartbeat_at = {db.NowMicros}
        """, new { id, name, capacity });

    /// <summary>Strikes the node off; whatever it still holds may be taken at once.</summary>
    public Task<int> LeaveAsync(string id, CancellationToken ct) =>
        journal.WriteAsync((tx, c) => tx.ExecuteAsync("DELETE FROM work_node WHERE id = @id", new { id }, c), ct);

    /// <summary>Strikes off nodes that have been silent for an hour.</summary>
    public Task<int> ForgetAsync(CancellationToken ct) => journal.WriteAsync((tx, c) => tx.ExecuteAsync(
        $"DELETE FROM work_node WHERE heartbeat_at < {tx.NowMicros} - 3600000000", ct: c), ct);
}
