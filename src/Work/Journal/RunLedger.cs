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
internal sealed class RunLedger(Db db, WorkWriter writer, StepRows rows, StepLanes lanes, LiveTopics topics, FailPointSet failPoints)
{
    private readonly PostgresStatements? _postgres = db.Dialect == Dialect.Postgres ? new PostgresStatements(db) : null;

    /// <summary>T3: an attempt of a step, its event, and the run's count of lost nodes back to none.</summary>
    public async Task<Receipt?> RecordAsync(StepWrite step, CancellationToken ct)
    {
        failPoints.At(FailPoint.CheckpointBeforeCommit);
        var receipt = _postgres is not null && step is { State: StepState.Completed, WasStarted: false }
            ? await lanes.RecordAsync(step, ct)
            : await writer.RunAsync((tx, c) => rows.RecordAsync(tx, step, c), ct);
        failPoints.At(FailPoint.CheckpointAfterCommit);
        return Notify(step.Run, receipt);
    }

    /// <summary>T3 together with what belongs to the same moment: a message consumed, a child started.</summary>
    public async Task<Receipt?> RecordAsync(StepWrite step, Func<Tx, CancellationToken, Task> also, CancellationToken ct)
    {
        var receipt = await writer.RunAsync(async (tx, c) =>
        {
            var held = await rows.RecordAsync(tx, step, c);
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

    public async Task<Receipt?> ProgressAsync(RunMark run, int percent, string message, string data, CancellationToken ct) =>
        Notify(run, _postgres is not null
            ? await _postgres.ProgressAsync(run, percent, message, data, ct)
            : await writer.RunAsync(async (tx, c) =>
            {
                var held = await tx.QuerySingleOrDefaultAsync<Receipt>("""
                    UPDATE work_run SET event_seq = event_seq + 1, percent = @percent, message = @message
                    WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
                    """, new { run.Id, run.Epoch, percent, message }, c);
                if (held is not null)
                {
                    await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, "run.progress", data, c);
                }

                return held;
            }, ct));

    /// <summary>The run turns round: from here on it undoes what is completed.</summary>
    public async Task<Receipt?> TurnAsync(RunMark run, RunPhase phase, Failure why, CancellationToken ct)
    {
        var receipt = await writer.RunAsync(async (tx, c) =>
        {
            var held = await tx.QuerySingleOrDefaultAsync<Receipt>("""
                UPDATE work_run SET event_seq = event_seq + 1, phase = @phase, error_code = @Code, error_detail = @Detail
                WHERE id = @Id AND epoch = @Epoch AND status = 'running' RETURNING event_seq, cancel_requested
                """, new { run.Id, run.Epoch, phase = WireName<RunPhase>.Of(phase), why.Code, why.Detail }, c);
            if (held is not null)
            {
                await RunEvents.AppendAsync(tx, run.Id, held.EventSeq, $"run.{WireName<RunPhase>.Of(phase)}", EventData.Of(why), c);
            }

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
