using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>How a holder lets go of a run: waiting, ended, parked, handed back. Fenced as <see cref="RunLedger"/>. Thread safe.</summary>
internal sealed class RunEndings(Db db, WorkWriter writer, RunInbox inbox, LiveTopics topics, FailPointSet failPoints)
{
    private readonly PostgresStatements? _postgres = db.Dialect == Dialect.Postgres ? new PostgresStatements(db) : null;

    /// <summary>
    /// T4: the run waits. What it waits for may have come already; that is looked at under the run's lock, as the sender's write is.
    /// </summary>
    public async Task<bool> WaitAsync(RunMark run, IReadOnlyList<RunWait> waits, DateTimeOffset? deadline, CancellationToken ct)
    {
        var until = waits.Select(w => w.Until).Append(deadline).Min();
        var shown = waits.MinBy(w => w.Until ?? DateTimeOffset.MaxValue)!;
        var held = await writer.RunAsync(async (tx, c) =>
        {
            var receipt = await ReleaseAsync(tx, run, shown, until, c);
            if (receipt is not null)
            {
                await RememberAsync(tx, run, waits, c);
                await RunEvents.AppendAsync(tx, run.Id, receipt.EventSeq, "run.waiting", DataOf(shown, until), c);
            }

            failPoints.At(FailPoint.WaitBeforeCommit);
            return receipt;
        }, ct);
        failPoints.At(FailPoint.WaitAfterCommit);
        return Notify(run, held);
    }

    /// <summary>T6: the run has ended; a parent hears of it in the same transaction.</summary>
    public async Task<bool> FinishAsync(RunMark run, string? parentId, RunEnd end, CancellationToken ct)
    {
        Receipt? held;
        if (_postgres is not null && parentId is null && end is { Status: RunStatus.Succeeded, Output: { } output })
        {
            failPoints.At(FailPoint.FinishBeforeCommit);
            held = await _postgres.SucceedAsync(run, output, EventData.Nothing, ct);
        }
        else
        {
            held = await writer.RunAsync(async (tx, c) =>
            {
                var receipt = await EndAsync(tx, run, end, c);
                if (receipt is not null && parentId is not null)
                {
                    await inbox.DeliverAsync(tx, parentId, RunMessage.OfChild(run.Id, end), c);
                }

                failPoints.At(FailPoint.FinishBeforeCommit);
                return receipt;
            }, ct);
        }

        failPoints.At(FailPoint.FinishAfterCommit);
        return Notify(run, held);
    }

    /// <summary>The run needs a person.</summary>
    public async Task<bool> ParkAsync(RunMark run, Failure why, CancellationToken ct) => Notify(run, await writer.RunAsync(async (tx, c) =>
    {
        var held = await tx.QuerySingleOrDefaultAsync<Receipt>("""
            UPDATE work_run SET event_seq = event_seq + 1, status = 'parked', node_id = NULL, wake_at = NULL, error_code = @Code, error_detail = @Detail
            WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
            """, new { run.Id, run.Epoch, why.Code, why.Detail }, c);
        if (held is not null)
        {
            await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, "run.parked", EventData.Of(why), c);
        }

        return held;
    }, ct));

    /// <summary>At shutdown: any node may take it at once, no lease has to lapse.</summary>
    public async Task<bool> HandBackAsync(RunMark run, CancellationToken ct) => Notify(run, await writer.RunAsync(async (tx, c) =>
    {
        var held = await tx.QuerySingleOrDefaultAsync<Receipt>($"""
            UPDATE work_run SET event_seq = event_seq + 1, status = 'queued', node_id = NULL, wake_at = {tx.NowMicros}
            WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
            """, run, c);
        if (held is not null)
        {
            await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, "run.handed_back", EventData.Nothing, c);
        }

        return held;
    }, ct));

    /// <summary>
    /// The holder failed in a way it does not know; counted as the loss of a node, so that what fails again and again parks.
    /// </summary>
    public async Task<bool> AbandonAsync(RunMark run, int poisonAfter, CancellationToken ct) => Notify(run, await writer.RunAsync(async (tx, c) =>
    {
        var held = await tx.QuerySingleOrDefaultAsync<Receipt>($"""
            UPDATE work_run SET event_seq = event_seq + 1, recoveries = recoveries + 1, node_id = NULL,
                wake_at = CASE WHEN recoveries + 1 >= @poisonAfter THEN NULL ELSE {tx.NowMicros} END,
                error_code = CASE WHEN recoveries + 1 >= @poisonAfter THEN @Code ELSE error_code END,
                error_detail = CASE WHEN recoveries + 1 >= @poisonAfter THEN @Detail ELSE error_detail END,
                status = CASE WHEN recoveries + 1 >= @poisonAfter THEN 'parked' ELSE 'queued' END
            WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
            """, new { run.Id, run.Epoch, poisonAfter, WorkFailures.Poisoned.Code, WorkFailures.Poisoned.Detail }, c);
        if (held is not null)
        {
            await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, "run.recovered", EventData.Nothing, c);
        }

        return held;
    }, ct));

    private static Task<Receipt?> ReleaseAsync(Tx tx, RunMark run, RunWait shown, DateTimeOffset? until, CancellationToken ct) =>
        tx.QuerySingleOrDefaultAsync<Receipt>($"""
            UPDATE work_run SET event_seq = event_seq + 1, node_id = NULL, recoveries = 0,
                status = CASE WHEN cancel_requested AND phase = 'forward' THEN 'queued' ELSE 'waiting' END,
                wake_at = CASE WHEN cancel_requested AND phase = 'forward' THEN {tx.NowMicros} ELSE @until END,
                waiting_for = @reason, waiting_key = @key
            WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
            """, new { run.Id, run.Epoch, until, reason = WireName<WaitReason>.Of(shown.For), key = shown.Place.Key }, ct);

    private static async Task RememberAsync(Tx tx, RunMark run, IReadOnlyList<RunWait> waits, CancellationToken ct)
    {
        foreach (var wait in waits.Where(w => w.Until is not null && w.For is WaitReason.Timer or WaitReason.Signal))
        {
            await tx.ExecuteAsync("""
                INSERT INTO work_timer (run_id, step_key, iteration, fire_at) VALUES (@Id, @Key, @Iteration, @Until) ON CONFLICT DO NOTHING
                """, new { run.Id, wait.Place.Key, wait.Place.Iteration, wait.Until }, ct);
        }

        var names = waits.Where(w => w.Message is not null).Select(w => w.Message!).ToList();
        if (names.Count > 0)
        {
            await tx.ExecuteAsync($"""
                UPDATE work_run SET status = 'queued', wake_at = {tx.NowMicros} WHERE id = @Id AND status = 'waiting' AND EXISTS (
                    SELECT 1 FROM work_inbox WHERE run_id = @Id AND consumed_by IS NULL AND name {tx.Among("names")})
                """, new { run.Id, names }, ct);
        }
    }

    private static async Task<Receipt?> EndAsync(Tx tx, RunMark run, RunEnd end, CancellationToken ct)
    {
        var status = WireName<RunStatus>.Of(end.Status);
        var held = await tx.QuerySingleOrDefaultAsync<Receipt>($"""
            UPDATE work_run SET event_seq = event_seq + 1, status = @status, node_id = NULL, wake_at = NULL, recoveries = 0,
                percent = CASE WHEN @status = 'succeeded' THEN 100 ELSE percent END, output = @Output,
                error_code = COALESCE(@code, error_code), error_detail = COALESCE(@detail, error_detail), finished_at = {tx.NowMicros}
            WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
            """, new { run.Id, run.Epoch, status, end.Output, code = end.Error?.Code, detail = end.Error?.Detail }, ct);
        if (held is not null)
        {
            var data = end.Error is { } error ? EventData.Of(error) : EventData.Nothing;
            await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, $"run.{status}", data, ct);
        }

        return held;
    }

    private static string DataOf(RunWait wait, DateTimeOffset? until) => EventData.Of(new { For = wait.For, Step = wait.Place.Key, Until = until });

    private bool Notify(RunMark run, Receipt? receipt)
    {
        if (receipt is not null)
        {
            topics.Notify(RunTopic.Of(run.Id), receipt.EventSeq);
        }

        return receipt is not null;
    }
}
