using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>How a holder lets go of a run: waiting, ended, parked, handed back. Fenced as <see cref="RunLedger"/>. Thread safe.</summary>
internal sealed class RunEndings(Db db, IJournal journal, RunInbox inbox, LiveTopics topics, FailPointSet failPoints)
{
    private string Free => $"status = 'queued', node_id = NULL, wake_at = {db.NowMicros}";

    /// <summary>
    /// T4: the run waits. What it waits for may have come already; that is looked at under the run's lock, as the sender's write is.
    /// </summary>
    public async Task<bool> WaitAsync(RunMark run, IReadOnlyList<RunWait> waits, DateTimeOffset? deadline, CancellationToken ct)
    {
        var until = waits.Select(w => w.Until).Append(deadline).Min();
        var shown = waits.MinBy(w => w.Until ?? DateTimeOffset.MaxValue)!;
        var held = await journal.WriteAsync(async (tx, c) =>
        {
            var receipt = await journal.MoveAsync(Wait(run, shown, until), tx, c);
            if (receipt is not null)
            {
                await RememberAsync(tx, run, waits, c);
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
        var write = new EndWrite(run, end);
        var held = parentId is null
            ? await journal.EndAsync(write, within: null, ct)
            : await journal.WriteAsync(async (tx, c) =>
            {
                var receipt = await journal.EndAsync(write, tx, c);
                if (receipt is not null)
                {
                    await inbox.DeliverAsync(tx, parentId, RunMessage.OfChild(run.Id, end), c);
                }

                failPoints.At(FailPoint.FinishBeforeCommit);
                return receipt;
            }, ct);
        failPoints.At(FailPoint.FinishAfterCommit);
        return Notify(run, held);
    }

    /// <summary>The run needs a person.</summary>
    public async Task<bool> ParkAsync(RunMark run, Failure why, CancellationToken ct) =>
        Notify(run, await journal.MoveAsync(Park(run, why), within: null, ct));

    /// <summary>At shutdown: any node may take it at once, no lease has to lapse.</summary>
    public async Task<bool> HandBackAsync(RunMark run, CancellationToken ct) =>
        Notify(run, await journal.MoveAsync(new RunMove(run, "run.handed_back", EventData.Nothing, Free), within: null, ct));

    /// <summary>
    /// The holder failed in a way it does not know; counted as the loss of a node, so that what fails again and again parks.
    /// </summary>
    public async Task<bool> AbandonAsync(RunMark run, int poisonAfter, CancellationToken ct)
    {
        var held = await journal.WriteAsync(async (tx, c) =>
        {
            var losses = await tx.ScalarAsync<int?>($"""
                SELECT recoveries + 1 FROM work_run WHERE id = @Id AND epoch = @Epoch AND status = 'running' {tx.ForUpdate}
                """, run, c);
            var move = losses >= poisonAfter ? Park(run, WorkFailures.Poisoned) : new RunMove(run, "run.recovered", EventData.Nothing, Free);
            return losses is null ? null : await journal.MoveAsync(move with { Set = $"{move.Set}, recoveries = recoveries + 1" }, tx, c);
        }, ct);
        return Notify(run, held);
    }

    private static RunMove Park(RunMark run, Failure why) => new(
        run, "run.parked", EventData.Of(why),
        "status = 'parked', node_id = NULL, wake_at = NULL, error_code = @Code, error_detail = @Detail",
        new { why.Code, why.Detail });

    private RunMove Wait(RunMark run, RunWait shown, DateTimeOffset? until) => new(
        run, "run.waiting", EventData.Of(new { For = shown.For, Step = shown.Place.Key, Until = until }),
        $"""
        node_id = NULL, recoveries = 0, waiting_for = @reason, waiting_key = @key,
        status = CASE WHEN cancel_requested AND phase = 'forward' THEN 'queued' ELSE 'waiting' END,
        wake_at = CASE WHEN cancel_requested AND phase = 'forward' THEN {db.NowMicros} ELSE @until END
        """,
        new { until, reason = WireName<WaitReason>.Of(shown.For), key = shown.Place.Key });

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

    private bool Notify(RunMark run, Receipt? receipt)
    {
        if (receipt is not null)
        {
            topics.Notify(RunTopic.Of(run.Id), receipt.EventSeq);
        }

        return receipt is not null;
    }
}
