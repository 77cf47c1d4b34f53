using System.Globalization;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.WorkChild;

namespace Maru.Work.Tests;

/// <summary>Two nodes after one thing: MARU_WORK_RACES says how often, 10000 in the full form.</summary>
public sealed class RaceTests
{
    private static readonly QueueTerms Queue = new("default");
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static int Races => int.TryParse(Environment.GetEnvironmentVariable("MARU_WORK_RACES"), CultureInfo.InvariantCulture, out var many) ? many : 200;

    [Theory, EachDialect]
    public async Task Two_nodes_after_one_run_get_one_winner(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var one = await StillAsync(database.Db);
        await using var other = await StillAsync(database.OpenAnother());

        for (var race = 0; race < Races; race++)
        {
            var id = await one.BeginAsync("linear");

            var claims = await Task.WhenAll(new[] { one, other }.Select(node => Task.Run(() => node.Get<RunClaims>().ClaimAsync(Queue, "x", 1, Ct))));

            Assert.Equal(id, Assert.Single(claims.SelectMany(c => c)).Id);
        }

        await other.Db.DisposeAsync();
    }

    [Theory, EachDialect]
    public async Task A_start_sent_twice_at_once_is_one_run(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var one = await StillAsync(database.Db);
        await using var other = await StillAsync(database.OpenAnother());

        for (var race = 0; race < Races; race++)
        {
            var terms = new StartTerms { IdempotencyKey = race.ToString(CultureInfo.InvariantCulture) };

            var started = await Task.WhenAll(new[] { one, other }.Select(
                node => Task.Run(() => node.Get<StartRun>().RunAsync("test.linear", new Shape("linear"), terms, Ct))));

            Assert.Single(started, receipt => receipt.Value.IsNew);
            Assert.Single(started.Select(receipt => receipt.Value.RunId).Distinct());
        }

        await other.Db.DisposeAsync();
    }

    [Theory, EachDialect]
    public async Task Two_nodes_after_one_timer_wake_its_run_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var one = await StillAsync(database.Db);
        await using var other = await StillAsync(database.OpenAnother());

        for (var race = 0; race < Races; race++)
        {
            await one.BeginAsync("linear", new StartTerms { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) });
            await RunAsync(database.Db, "UPDATE work_run SET wake_at = 1 WHERE status = 'waiting'");

            var woken = await Task.WhenAll(new[] { one, other }.Select(node => Task.Run(() => node.Get<RunSweeps>().WakeDueAsync(Ct))));

            Assert.Equal(1, woken.Sum());
            Assert.Single(await one.Get<RunClaims>().ClaimAsync(Queue, "x", 10, Ct));
        }

        await other.Db.DisposeAsync();
    }

    [Theory, EachDialect]
    public async Task A_signal_sent_twice_at_once_is_one(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var one = await StillAsync(database.Db);
        await using var other = await StillAsync(database.OpenAnother());
        var id = await one.BeginAsync("signal");

        for (var race = 0; race < Races; race++)
        {
            var key = race.ToString(CultureInfo.InvariantCulture);
            var sent = await Task.WhenAll(new[] { one, other }.Select(node => Task.Run(() => node.Get<SignalRun>().RunAsync(id, "go", key, "1", Ct))));
            Assert.All(sent, s => Assert.Null(s.Failure));
        }

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(Races, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_inbox"));
        Assert.Equal(Races + 1, (await one.Reader.FindAsync(id, Ct))!.EventSeq);
        await other.Db.DisposeAsync();
    }

    [Theory, EachDialect]
    public async Task A_holder_that_has_lost_its_run_writes_nothing(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await StillAsync(database.Db);
        var id = await node.BeginAsync("linear");
        var first = Assert.Single(await node.Get<RunClaims>().ClaimAsync(Queue, "gone", 1, Ct));
        Assert.Single(await node.Get<RunSweeps>().ReapAsync(TimeSpan.FromSeconds(1), 5, Ct));
        var second = Assert.Single(await node.Get<RunClaims>().ClaimAsync(Queue, "x", 1, Ct));

        var late = await node.Get<RunLedger>().RecordAsync(Write(first.Mark), Ct);
        var good = await node.Get<RunLedger>().RecordAsync(Write(second.Mark), Ct);

        Assert.Null(late);
        Assert.NotNull(good);
        Assert.False(await node.Get<RunEndings>().FinishAsync(first.Mark, null, new RunEnd(RunStatus.Succeeded, "1"), Ct));
        Assert.False(await node.Get<RunEndings>().HandBackAsync(first.Mark, Ct));
        Assert.Equal(["run.queued", "run.started", "run.recovered", "run.started", "step.completed"], (await node.EventsAsync(id)).Select(e => e.Type));
    }

    [Theory, EachDialect]
    public async Task A_queue_never_runs_more_than_its_limits(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var one = await StillAsync(database.Db);
        await using var other = await StillAsync(database.OpenAnother());
        var queue = Queue with { Global = 3, PerPartition = 1 };
        for (var i = 0; i < 12; i++)
        {
            await one.BeginAsync("linear");
        }

        await RunAsync(database.Db, "UPDATE work_run SET partition_key = CASE WHEN SUBSTR(id, 36) < '8' THEN 'a' ELSE 'b' END");
        await RunAsync(database.Db, "INSERT INTO work_queue (name, next_start_at) VALUES ('default', 0)");

        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).Get<RunClaims>().ClaimAsync(queue, "x", 4, Ct))));

        var taken = claims.SelectMany(c => c).Select(c => c.Id).ToList();
        await using var session = await database.Db.OpenAsync(Ct);
        var partitions = await session.QueryAsync<string>("SELECT partition_key FROM work_run WHERE status = 'running'");
        Assert.Equal(taken.Count, partitions.Count);
        Assert.Equal(partitions.Distinct().Count(), partitions.Count);
        Assert.InRange(taken.Count, 1, 2);
        await other.Db.DisposeAsync();
    }

    // A node that takes nothing by itself.
    private static Task<Node> StillAsync(Db db) => Node.StartAsync(db, more: null, ("Work:Enabled", "false"));

    private static async Task RunAsync(Db db, string sql)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync(sql, ct: Ct);
        await tx.CommitAsync(Ct);
    }

    private static StepWrite Write(RunMark mark) => new(mark, new Place("a", 1), 1, StepState.Completed, "step", TimeProvider.System.Now()) { Output = "1" };
}
