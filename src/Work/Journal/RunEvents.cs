using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>Writes a run's events. Their numbers come from the run's row, under its lock, so they have no gap.</summary>
internal static class RunEvents
{
    public static Task AppendAsync(Tx tx, string runId, long seq, string type, string data, CancellationToken ct) => tx.ExecuteAsync($"""
        INSERT INTO work_event (run_id, seq, type, data, at) VALUES (@runId, @seq, @type, @data, {tx.NowMicros})
        """, new { runId, seq, type, data }, ct);

    /// <summary>The same event for runs whose rows have just been moved on by one.</summary>
    public static Task AppendToAllAsync(Tx tx, IReadOnlyCollection<string> ids, string type, string data, CancellationToken ct) => tx.ExecuteAsync($"""
        INSERT INTO work_event (run_id, seq, type, data, at)
        SELECT id, event_seq, @type, @data, {tx.NowMicros} FROM work_run WHERE id {tx.Among("ids")}
        """, new { ids, type, data }, ct);
}
