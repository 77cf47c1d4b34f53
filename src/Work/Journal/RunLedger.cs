using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work.FailPoints;
using Maru.Work.Records;

namespace Maru.Work.Journal;

/// <summary>
/// The writes of the node that works on a run. Each carries the claim's epoch into the writing statement: a holder who has lost the run
/// changes nothing and gets null. Thread safe.
/// </summary>
internal sealed class RunLedger(Db db, IJournal journal, LiveTopics topics, FailPointSet failPoints)
{
    /// <summary>T3: an attempt of a step.</summary>
    public async Task<Receipt?> RecordAsync(StepWrite step, CancellationToken ct)
    {
        var receipt = await journal.RecordAsync(step, within: null, ct);
        failPoints.At(FailPoint.CheckpointAfterCommit);
        return Notify(step.Run, receipt);
    }

    /// <summary>T3 together with what belongs to the same moment: a message consumed, a child started.</summary>
    public async Task<Receipt?> RecordAsync(StepWrite step, Func<Tx, CancellationToken, Task> also, CancellationToken ct)
    {
        var receipt = await journal.WriteAsync(async (tx, c) =>
        {
            var held = await journal.RecordAsync(step, tx, c);
            if (held is not null)
            {
                await also(tx, c);
            }

            failPoints.At(FailPoint.CheckpointBeforeCommit);
            return held;
        }, ct);
        failPoints.At(FailPoint.CheckpointAfterCommit);
        return Notify(step.Run, receipt);
    }

    /// <summary>The state of an attempt as recorded by this claim, after a commit whose answer was lost.</summary>
    public async Task<bool> IsRecordedAsync(StepWrite step, CancellationToken ct)
    {
        await using var session = await db.OpenAsync(ct);
        return await session.ScalarAsync<long>("""
            SELECT COUNT(*) FROM work_step WHERE run_id = @Id AND step_key = @Key AND iteration = @Iteration AND attempt = @Attempt
                AND epoch = @Epoch AND state = @state
            """,
            new { step.Run.Id, step.Run.Epoch, step.Place.Key, step.Place.Iteration, step.Attempt, state = WireName<StepState>.Of(step.State) },
            ct) == 1;
    }

    public async Task<Receipt?> ProgressAsync(RunMark run, int percent, string message, string data, CancellationToken ct) => Notify(
        run,
        await journal.MoveAsync(
            new RunMove(run, "run.progress", data, "percent = @percent, message = @message", new { percent, message }), within: null, ct));

    /// <summary>The run turns round: from here on it undoes what is completed.</summary>
    public async Task<Receipt?> TurnAsync(RunMark run, RunPhase phase, Failure why, CancellationToken ct)
    {
        var name = WireName<RunPhase>.Of(phase);
        var receipt = await journal.WriteAsync(async (tx, c) =>
        {
            var held = await journal.MoveAsync(
                new RunMove(
                    run, $"run.{name}", EventData.Of(why), "phase = @name, error_code = @Code, error_detail = @Detail",
                    new { name, why.Code, why.Detail }),
                tx, c);
            failPoints.At(FailPoint.TurnBeforeCommit);
            return held;
        }, ct);
        failPoints.At(FailPoint.TurnAfterCommit);
        return Notify(run, receipt);
    }

    private Receipt? Notify(RunMark run, Receipt? receipt)
    {
        if (receipt is not null)
        {
            topics.Notify(RunTopic.Of(run.Id), receipt.EventSeq);
        }

        return receipt;
    }
}
