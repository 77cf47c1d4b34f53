using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.Work.Journal.Postgres;
using Maru.Work.Records;

namespace Maru.Work.Tests;

/// <summary>Steps of many runs that are recorded at the same moment, and so together, each get what they would get alone.</summary>
public sealed class LaneTests
{
    private const int Runs = 40;
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task What_one_of_a_group_is_refused_the_others_are_not(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        var ledger = node.Get<RunLedger>();
        await ledger.RecordAsync(Write(claims[0].Mark, "known"), Ct);

        var twice = ledger.RecordAsync(Write(claims[0].Mark, "known"), Ct);
        var late = ledger.RecordAsync(Write(claims[1].Mark with { Epoch = 7 }, "late"), Ct);
        var good = claims.Skip(2).Select(c => ledger.RecordAsync(Write(c.Mark, "good"), Ct)).ToList();

        Assert.Equal(Enumerable.Repeat(3L, Runs - 2), (await Task.WhenAll(good)).Select(r => r!.EventSeq));
        Assert.Null(await late);
        Assert.True(Db.IsUniqueViolation(await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => twice)));
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(Runs - 1, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_step"));
        await AssertNoGapAsync(session);
    }

    [Theory, EachDialect]
    public async Task Steps_of_one_run_that_come_together_are_numbered_one_after_another(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        var ledger = node.Get<RunLedger>();

        var all = await Task.WhenAll(claims.Take(5).SelectMany(
            c => Enumerable.Range(0, 6).Select(i => ledger.RecordAsync(Write(c.Mark, $"s{i}"), Ct))));

        Assert.Equal(Enumerable.Range(3, 6).SelectMany(seq => Enumerable.Repeat((long)seq, 5)), all.Select(r => r!.EventSeq).Order());
        await using var session = await database.Db.OpenAsync(Ct);
        await AssertNoGapAsync(session);
    }

    [Fact]
    public async Task Steps_that_come_together_are_one_statement_on_PostgreSQL()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(Dialect.Postgres);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        using var lane = new Lane(database.Db);
        await Task.WhenAll(claims.Select(c => lane.WriteAsync(Write(c.Mark, "warm"), Ct)));
        var before = database.Db.StatementCount;

        var receipts = await Task.WhenAll(claims.Select(c => lane.WriteAsync(Write(c.Mark, "good"), Ct)));

        Assert.All(receipts, Assert.NotNull);
        Assert.InRange(database.Db.StatementCount - before, 1, Runs / 2);
    }

    [Theory, EachDialect]
    public async Task Ends_and_steps_that_come_together_are_each_written_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        var journal = node.Get<IJournal>();

        var steps = claims.Take(20).Select(c => journal.RecordAsync(Write(c.Mark, "good"), within: null, Ct)).ToList();
        var end = new RunEnd(RunStatus.Succeeded, "1");
        var ends = claims.Skip(20).Select(c => journal.EndAsync(new EndWrite(c.Mark, end), within: null, Ct)).ToList();
        var late = claims.Skip(20).Select(c => journal.RecordAsync(Write(c.Mark with { Epoch = 9 }, "late"), within: null, Ct)).ToList();

        Assert.All(await Task.WhenAll(steps.Concat(ends)), receipt => Assert.Equal(3, receipt!.EventSeq));
        Assert.All(await Task.WhenAll(late), Assert.Null);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(20, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_step"));
        Assert.Equal(20, await session.ScalarAsync<int>(
            "SELECT COUNT(*) FROM work_run WHERE status = 'succeeded' AND percent = 100 AND node_id IS NULL"));
        await AssertNoGapAsync(session);
    }

    [Fact]
    public async Task What_cannot_be_sent_fails_alone()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(Dialect.Postgres);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        using var lane = new Lane(database.Db);

        var halfAPair = lane.WriteAsync(Write(claims[0].Mark, "odd") with { Output = "\ud83d" }, Ct);
        var nul = lane.WriteAsync(Write(claims[1].Mark, "odd") with { Output = "\0" }, Ct);
        var good = claims.Skip(2).Select(c => lane.WriteAsync(Write(c.Mark, "good"), Ct)).ToList();

        Assert.All(await Task.WhenAll(good), Assert.NotNull);
        Assert.NotNull(await Record.ExceptionAsync(() => halfAPair));
        Assert.NotNull(await Record.ExceptionAsync(() => nul));
        Assert.NotNull(await lane.WriteAsync(Write(claims[0].Mark, "again"), Ct));
    }

    [Fact]
    public async Task A_run_whose_row_is_held_does_not_hold_up_the_others_of_its_lane()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(Dialect.Postgres);
        await using var node = await StillAsync(database.Db);
        var claims = await ClaimAsync(node);
        using var lane = new Lane(database.Db);
        var holder = await database.Db.BeginAsync(Ct);
        await holder.ExecuteAsync("SELECT id FROM work_run WHERE id = @Id FOR UPDATE", new { claims[0].Id });

        var held = lane.WriteAsync(Write(claims[0].Mark, "good"), Ct);
        var free = Task.WhenAll(claims.Skip(1).Take(3).Select(c => lane.WriteAsync(Write(c.Mark, "good"), Ct)));

        Assert.All(await free.WaitAsync(TimeSpan.FromSeconds(20)), Assert.NotNull);
        Assert.False(held.IsCompleted);
        await holder.DisposeAsync();
        Assert.NotNull(await held);
    }

    private static Task<Node> StillAsync(Db db) => Node.StartAsync(db, more: null, ("Work:Enabled", "false"));

    private static async Task<IReadOnlyList<ClaimedRun>> ClaimAsync(Node node)
    {
        for (var i = 0; i < Runs; i++)
        {
            await node.BeginAsync("linear");
        }

        return await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "x", Runs, Ct);
    }

    private static async Task AssertNoGapAsync(Session session) => Assert.Empty(await session.QueryAsync<string>("""
        SELECT work_run.id FROM work_run JOIN work_event ON run_id = work_run.id GROUP BY work_run.id, event_seq
        HAVING COUNT(*) <> event_seq OR MAX(seq) <> event_seq
        """));

    private static StepWrite Write(RunMark mark, string key) =>
        new(mark, new Place(key, 1), 1, StepState.Completed, "step", TimeProvider.System.Now()) { Output = "1" };
}
