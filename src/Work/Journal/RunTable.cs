using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>
/// What people and modules change about runs: start, cancel, retry, fork. Each in the caller's transaction, the run's row locked first.
/// </summary>
internal static class RunTable
{
    /// <summary>The tables whose rows go with their run, by <c>run_id</c>.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["work_event", "work_step", "work_timer", "work_inbox"];

    /// <summary>T1: inserts the run and its first event; false when its idempotency key is taken.</summary>
    public static async Task<bool> InsertAsync(Tx tx, NewRun run, DateTimeOffset now, CancellationToken ct)
    {
        var later = run.Terms.At > now;
        var inserted = await tx.ExecuteAsync($"""
            INSERT INTO work_run (
                id, kind, queue, partition_key, priority, status, phase, epoch, wake_at, event_seq, recoveries, cancel_requested, waiting_for,
                percent, owner_id, idempotency_key, input_hash, parent_id, trace_parent, deadline_at, created_at, input)
            VALUES (
                @Id, @Name, @Queue, @Partition, @priority, @status, 'forward', 0, COALESCE(@At, {tx.NowMicros}), 1, 0, @no, @waitingFor,
                0, @OwnerId, @OnceKey, @InputHash, @ParentId, @TraceParent, @deadline, {tx.NowMicros}, @Json)
            ON CONFLICT DO NOTHING
            """,
            new
            {
                run.Id,
                run.Kind.Name,
                run.Kind.Queue,
                run.Input.Partition,
                priority = run.Terms.Priority ?? run.Kind.Priority,
                status = later ? "waiting" : "queued",
                no = false,
                waitingFor = later ? "timer" : null,
                run.Terms.At,
                run.Terms.OwnerId,
                run.OnceKey,
                run.InputHash,
                run.Terms.ParentId,
                run.TraceParent,
                deadline = (later ? run.Terms.At : now) + run.Kind.Deadline,
                run.Input.Json,
            }, ct);
        if (inserted == 1)
        {
            await RunEvents.AppendAsync(tx, run.Id, 1, "run.queued", EventData.Of(new { Kind = run.Kind.Name }), ct);
        }

        return inserted == 1;
    }

    /// <summary>The run an idempotency key has started, with its input's hash.</summary>
    public static Task<KeyedRow?> FindAsync(Tx tx, string onceKey, CancellationToken ct) => tx.QuerySingleOrDefaultAsync<KeyedRow>(
        "SELECT id, input_hash FROM work_run WHERE idempotency_key = @onceKey", new { onceKey }, ct);

    public static Task<LockedRun?> LockAsync(Tx tx, string id, CancellationToken ct) => tx.QuerySingleOrDefaultAsync<LockedRun>($"""
        SELECT id, kind, status, phase, epoch, event_seq, owner_id, parent_id FROM work_run WHERE id = @id {tx.ForUpdate}
        """, new { id }, ct);

    /// <summary>Asks for the end: at once where nothing has begun, else by the node that holds or takes the run.</summary>
    public static async Task<RunStatus> CancelAsync(Tx tx, LockedRun run, bool atOnce, CancellationToken ct)
    {
        var seq = run.EventSeq + 1;
        await tx.ExecuteAsync(atOnce
            ? $"""
              UPDATE work_run SET cancel_requested = @yes, event_seq = @seq, status = 'cancelled', wake_at = NULL, finished_at = {tx.NowMicros},
                  error_code = @Code, error_detail = @Detail WHERE id = @Id
              """
            : $"""
              UPDATE work_run SET cancel_requested = @yes, event_seq = @seq,
                  wake_at = CASE WHEN status IN ('waiting', 'parked') AND phase = 'forward' THEN {tx.NowMicros} ELSE wake_at END,
                  status = CASE WHEN status IN ('waiting', 'parked') AND phase = 'forward' THEN 'queued' ELSE status END WHERE id = @Id
              """,
            new { run.Id, seq, yes = true, WorkFailures.Cancelled.Code, WorkFailures.Cancelled.Detail }, ct);
        await RunEvents.AppendAsync(tx, run.Id, seq, atOnce ? "run.cancelled" : "run.cancel_requested", EventData.Nothing, ct);
        return atOnce ? RunStatus.Cancelled : WireName<RunStatus>.Parse(run.Status);
    }

    /// <summary>Sends a dead run on: attempts that failed, or whose outcome was unknown, are forgotten; what is completed stays.</summary>
    public static async Task RetryAsync(Tx tx, LockedRun run, CancellationToken ct)
    {
        var seq = run.EventSeq + 1;
        await tx.ExecuteAsync("DELETE FROM work_step WHERE run_id = @Id AND state <> 'completed'", new { run.Id }, ct);
        await tx.ExecuteAsync($"""
            UPDATE work_run SET event_seq = @seq, status = 'queued', wake_at = {tx.NowMicros}, recoveries = 0, cancel_requested = @no,
                phase = CASE WHEN status = 'compensation_failed' THEN phase ELSE 'forward' END, finished_at = NULL,
                error_code = CASE WHEN status = 'compensation_failed' THEN error_code ELSE NULL END,
                error_detail = CASE WHEN status = 'compensation_failed' THEN error_detail ELSE NULL END, deadline_at = NULL
            WHERE id = @Id
            """, new { run.Id, seq, no = false }, ct);
        await RunEvents.AppendAsync(tx, run.Id, seq, "run.retried", EventData.Nothing, ct);
    }

    /// <summary>A new run that has already done what the old one had done before a moment.</summary>
    public static async Task ForkAsync(Tx tx, string oldId, string newId, long beforeSeq, CancellationToken ct)
    {
        await tx.ExecuteAsync($"""
            INSERT INTO work_run (
                id, kind, queue, partition_key, priority, status, phase, epoch, wake_at, event_seq, recoveries, cancel_requested, percent, owner_id,
                input_hash, forked_from, trace_parent, created_at, input)
            SELECT @newId, kind, queue, partition_key, priority, 'queued', 'forward', 0, {tx.NowMicros}, 1, 0, @no, 0, owner_id,
                input_hash, id, @trace, {tx.NowMicros}, input FROM work_run WHERE id = @oldId
            """, new { oldId, newId, no = false, trace = RunTrace.Here }, ct);
        await tx.ExecuteAsync("""
            INSERT INTO work_step (run_id, step_key, iteration, attempt, state, kind, seq, epoch, output, started_at, finished_at)
            SELECT @newId, step_key, iteration, attempt, state, kind, seq, 0, output, started_at, finished_at FROM work_step
            WHERE run_id = @oldId AND state = 'completed' AND kind <> 'compensation' AND seq < @beforeSeq
            """, new { oldId, newId, beforeSeq }, ct);
        await RunEvents.AppendAsync(tx, newId, 1, "run.forked", EventData.Of(new { From = oldId }), ct);
    }

    /// <summary>When a step was first recorded, or null.</summary>
    public static Task<long?> SeqOfStepAsync(Tx tx, string id, string stepKey, int iteration, CancellationToken ct) => tx.ScalarAsync<long?>("""
        SELECT MIN(seq) FROM work_step WHERE run_id = @id AND step_key = @stepKey AND iteration = @iteration
        """, new { id, stepKey, iteration }, ct);
}
