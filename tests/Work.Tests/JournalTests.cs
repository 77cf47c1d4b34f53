using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.Work.Records;

namespace Maru.Work.Tests;

/// <summary>One journal, two databases, two ways to write: alone, and within a transaction.</summary>
public sealed class JournalTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateTimeOffset Began = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
    private static readonly Failure Why = WorkFailures.StepTimedOut.Saying("It took \"too\" long — 너무 오래.");

    [Theory, EachDialect]
    public async Task A_write_leaves_the_same_alone_and_within_a_transaction(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var (alone, within) = (await ClaimAsync(node), await ClaimAsync(node));
        var journal = node.Get<IJournal>();

        foreach (var run in new[] { alone.Mark, within.Mark })
        {
            foreach (var write in Writes(run))
            {
                var receipt = run == alone.Mark
                    ? await WriteAsync(journal, write, within: null)
                    : await journal.WriteAsync((tx, _) => WriteAsync(journal, write, tx), Ct);
                Assert.NotNull(receipt);
            }
        }

        Assert.Equal(await TextAsync(database.Db, alone.Id), await TextAsync(database.Db, within.Id));
        Assert.Equal(
            """
            failed 9 0 | bad work.step_timed_out It took "too" long — 너무 오래.
            once 1 1 completed step 4 1 "한글 🙂" |
            many 2 1 failed_retry step 5 1  work.step_timed_out It took "too" long — 너무 오래. 1800000060000000 |
            many 2 2 failed step 6 1  work.step_timed_out It took "too" long — 너무 오래. |
            empty 1 1 completed timer 7 1  |
            run.queued run.started step.started step.completed step.retrying step.failed step.completed run.progress run.failed
            """.ReplaceLineEndings("\n"),
            await TextAsync(database.Db, alone.Id));
    }

    [Theory, EachDialect]
    public async Task A_holder_that_has_lost_the_run_writes_nothing_in_either_way(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var run = await ClaimAsync(node);
        var journal = node.Get<IJournal>();
        var before = await TextAsync(database.Db, run.Id);

        foreach (var write in Writes(run.Mark with { Epoch = run.Epoch + 1 }).Concat(Writes(new RunMark("nobody", 1))))
        {
            Assert.Null(await WriteAsync(journal, write, within: null));
            Assert.Null(await journal.WriteAsync((tx, _) => WriteAsync(journal, write, tx), Ct));
        }

        Assert.Equal(before, await TextAsync(database.Db, run.Id));
    }

    [Theory, EachDialect]
    public async Task The_loss_that_parks_a_run_is_told_as_that(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var run = await ClaimAsync(node);
        var endings = node.Get<RunEndings>();

        Assert.True(await endings.AbandonAsync(run.Mark, poisonAfter: 2, Ct));
        var again = Assert.Single(await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "x", 1, Ct));
        Assert.True(await endings.AbandonAsync(again.Mark, poisonAfter: 2, Ct));

        Assert.False(await endings.AbandonAsync(run.Mark, poisonAfter: 2, Ct));
        var parked = (await node.Reader.FindAsync(run.Id, Ct))!;
        Assert.Equal(("parked", "work.poisoned"), (parked.Status, parked.ErrorCode));
        var events = await node.EventsAsync(run.Id);
        Assert.Equal(["run.queued", "run.started", "run.recovered", "run.started", "run.parked"], events.Select(e => e.Type));
        Assert.Contains("work.poisoned", events[^1].Data, StringComparison.Ordinal);
    }

    private static IReadOnlyList<object> Writes(RunMark run)
    {
        var step = new StepWrite(run, new Place("once", 1), 1, StepState.Started, "step", Began);
        return
        [
            step,
            step with { State = StepState.Completed, Output = "\"한글 🙂\"", WasStarted = true },
            step with { Place = new Place("many", 2), State = StepState.FailedRetry, Error = Why, NextAt = Began.AddMinutes(1) },
            step with { Place = new Place("many", 2), Attempt = 2, State = StepState.Failed, Error = Why },
            step with { Place = new Place("empty", 1), State = StepState.Completed, Kind = "timer", Output = "" },
            new RunMove(run, "run.progress", """{"percent":40}""", "percent = @percent", new { percent = 40 }),
            new EndWrite(run, new RunEnd(RunStatus.Failed, "bad", Why)),
        ];
    }

    private static Task<Receipt?> WriteAsync(IJournal journal, object write, Tx? within) => write switch
    {
        StepWrite step => journal.RecordAsync(step, within, Ct),
        EndWrite end => journal.EndAsync(end, within, Ct),
        _ => journal.MoveAsync((RunMove)write, within, Ct),
    };

    private static async Task<ClaimedRun> ClaimAsync(Node node)
    {
        await node.BeginAsync("linear");
        return Assert.Single(await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "x", 1, Ct));
    }

    private static async Task<string> TextAsync(Db db, string id)
    {
        await using var session = await db.OpenAsync(Ct);
        var lines = await session.QueryAsync<string>("""
            SELECT status || ' ' || event_seq || ' ' || recoveries || ' | ' || COALESCE(output, '') || ' '
                || COALESCE(error_code, '') || ' ' || COALESCE(error_detail, '') FROM work_run WHERE id = @id
            UNION ALL
            SELECT line FROM (
                SELECT step_key || ' ' || iteration || ' ' || attempt || ' ' || state || ' ' || kind || ' ' || seq || ' ' || epoch || ' '
                    || COALESCE(output, '') || COALESCE(' ' || error_code, '') || COALESCE(' ' || error_detail, '')
                    || COALESCE(' ' || next_at, '') || ' |' AS line
                FROM work_step WHERE run_id = @id ORDER BY seq LIMIT 100) AS step
            """, new { id }, Ct);
        return string.Join('\n', lines.Append(string.Join(' ', await session.QueryAsync<string>(
            "SELECT type FROM work_event WHERE run_id = @id ORDER BY seq", new { id }, Ct))));
    }
}
