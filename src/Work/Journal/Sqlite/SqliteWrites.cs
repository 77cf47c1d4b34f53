using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Work.Journal.Sqlite;

/// <summary>Steps and ends on the connection the writer keeps, by statements prepared there. Thread safe.</summary>
internal sealed class SqliteWrites(Db db)
{
    private const string Fence = "WHERE id = @run AND epoch = @mark AND status = 'running' RETURNING event_seq, cancel_requested";

    private const string Hold = $"UPDATE work_run SET {JournalText.Recorded} {Fence}";

    private readonly string _end = $"UPDATE work_run SET {JournalText.Ended("@", db.NowMicros)} {Fence}";

    private readonly string _insertStep =
        $"INSERT INTO work_step ({JournalText.StepColumns}) VALUES ({JournalText.Step("@", db.NowMicros)})";

    private readonly string _endStep = $"""
        UPDATE work_step SET {JournalText.StepEnded("@", db.NowMicros)}
        WHERE run_id = @run AND step_key = @key AND iteration = @place AND attempt = @number
        """;

    private readonly string _happen =
        $"INSERT INTO work_event ({JournalText.EventColumns}) VALUES (@run, @event_seq, @type, @data, {db.NowMicros})";

    // Values in the order in which their names first stand in the texts.
    public Receipt? Record(KeptConnection kept, StepWrite step)
    {
        var held = Held(Ask(kept, Hold).Bind(step.Run.Id).Bind(step.Run.Epoch));
        if (held is null)
        {
            return null;
        }

        var (state, next) = (WireName<StepState>.Of(step.State), step.NextAt?.ToMicros());
        if (step.WasStarted)
        {
            Ask(kept, _endStep).Bind(state).Bind(held.EventSeq).Bind(step.Run.Epoch).Bind(step.Output).Bind(step.Error?.Code)
                .Bind(step.Error?.Detail).Bind(next).Bind(step.Run.Id).Bind(step.Place.Key).Bind(step.Place.Iteration).Bind(step.Attempt)
                .Run();
        }
        else
        {
            Ask(kept, _insertStep).Bind(step.Run.Id).Bind(step.Place.Key).Bind(step.Place.Iteration).Bind(step.Attempt).Bind(state)
                .Bind(step.Kind).Bind(held.EventSeq).Bind(step.Run.Epoch).Bind(step.Output).Bind(step.Error?.Code).Bind(step.Error?.Detail)
                .Bind(next).Bind(step.StartedAt.ToMicros()).Run();
        }

        return Happened(kept, step.Run, held, step.EventType, step.Data);
    }

    public Receipt? End(KeptConnection kept, EndWrite write)
    {
        var held = Held(Ask(kept, _end).Bind(write.Status).Bind(write.End.Output).Bind(write.End.Error?.Code).Bind(write.End.Error?.Detail)
            .Bind(write.Run.Id).Bind(write.Run.Epoch));
        return held is null ? null : Happened(kept, write.Run, held, write.EventType, write.Data);
    }

    private static Receipt? Held(SqliteStatement hold) =>
        hold.Run(static row => new Receipt { EventSeq = row.Column(0), CancelRequested = row.Column(1) != 0 });

    private Receipt Happened(KeptConnection kept, RunMark run, Receipt held, string type, string data)
    {
        Ask(kept, _happen).Bind(run.Id).Bind(held.EventSeq).Bind(type).Bind(data).Run();
        return held;
    }

    private SqliteStatement Ask(KeptConnection kept, string sql)
    {
        db.Count();
        return kept[sql];
    }
}
