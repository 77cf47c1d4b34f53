using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Work.Journal;

/// <summary>
/// T3 within a transaction: the run's row fenced and moved on by one, the attempt, its event. One text for both databases; a kept
/// connection to SQLite runs it prepared. Thread safe.
/// </summary>
internal sealed class StepRows(Db db)
{
    private const string Hold = """
        UPDATE work_run SET event_seq = event_seq + 1, recoveries = 0 WHERE id = @Id AND epoch = @Epoch AND status = 'running'
        RETURNING event_seq, cancel_requested
        """;

    private readonly string _insert = $"""
        INSERT INTO work_step (run_id, step_key, iteration, attempt, state, kind, seq, epoch, output, error_code, error_detail, next_at, started_at, finished_at)
        VALUES (@Id, @Key, @Iteration, @Attempt, @state, @Kind, @EventSeq, @Epoch, @Output, @code, @detail, @NextAt, @StartedAt, {db.NowMicros})
        """;

    private readonly string _end = $"""
        UPDATE work_step SET state = @state, seq = @EventSeq, epoch = @Epoch, output = @Output, error_code = @code, error_detail = @detail,
            next_at = @NextAt, finished_at = {db.NowMicros}
        WHERE run_id = @Id AND step_key = @Key AND iteration = @Iteration AND attempt = @Attempt
        """;

    private readonly string _happen = $"""
        INSERT INTO work_event (run_id, seq, type, data, at) VALUES (@runId, @seq, @type, @data, {db.NowMicros})
        """;

    /// <summary>Null: the run has another holder, and nothing is written.</summary>
    public Task<Receipt?> RecordAsync(Tx tx, StepWrite step, CancellationToken ct) =>
        tx.Kept is { } kept && !step.WasStarted ? Task.FromResult(Record(kept, step)) : WriteAsync(tx, step, ct);

    private async Task<Receipt?> WriteAsync(Tx tx, StepWrite step, CancellationToken ct)
    {
        var held = await tx.QuerySingleOrDefaultAsync<Receipt>(Hold, step.Run, ct);
        if (held is null)
        {
            return null;
        }

        await tx.ExecuteAsync(step.WasStarted ? _end : _insert, new
        {
            step.Run.Id,
            step.Run.Epoch,
            step.Place.Key,
            step.Place.Iteration,
            step.Attempt,
            state = WireName<StepState>.Of(step.State),
            step.Kind,
            held.EventSeq,
            step.Output,
            code = step.Error?.Code,
            detail = step.Error?.Detail,
            step.NextAt,
            step.StartedAt,
        }, ct);
        await RunEvents.AppendAsync(tx, step.Run.Id, held.EventSeq, step.EventType, step.EventData, ct);
        return held;
    }

    // Values in the order in which their names first stand in the texts.
    private Receipt? Record(KeptConnection kept, StepWrite step)
    {
        var held = Ask(kept, Hold).Bind(step.Run.Id).Bind(step.Run.Epoch)
            .Run(static row => new Receipt { EventSeq = row.Column(0), CancelRequested = row.Column(1) != 0 });
        if (held is null)
        {
            return null;
        }

        Ask(kept, _insert).Bind(step.Run.Id).Bind(step.Place.Key).Bind(step.Place.Iteration).Bind(step.Attempt)
            .Bind(WireName<StepState>.Of(step.State)).Bind(step.Kind).Bind(held.EventSeq).Bind(step.Run.Epoch).Bind(step.Output)
            .Bind(step.Error?.Code).Bind(step.Error?.Detail).Bind(step.NextAt?.ToMicros()).Bind(step.StartedAt.ToMicros()).Run();
        Ask(kept, _happen).Bind(step.Run.Id).Bind(held.EventSeq).Bind(step.EventType).Bind(step.EventData).Run();
        return held;
    }

    private SqliteStatement Ask(KeptConnection kept, string sql)
    {
        db.Count();
        return kept[sql];
    }
}
