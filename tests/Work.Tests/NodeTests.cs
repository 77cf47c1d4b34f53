using System.Diagnostics;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Work.Tests;

public sealed class NodeTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_node_that_stops_hands_its_runs_to_another_at_once(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var second = database.OpenAnother();
        var leaving = await Node.StartAsync(database.Db, more: null, ("Work:Lease", "60s"));
        var id = await leaving.BeginAsync("slow");
        await leaving.UntilAsync(id, r => r.EventSeq > 4);
        await leaving.StopAsync();
        var handedBack = (await leaving.Reader.FindAsync(id, Ct))!;

        await using var other = await Node.StartAsync(second, more: null, ("Work:Lease", "60s"));
        var run = await other.EndAsync(id);

        Assert.Equal("queued", handedBack.Status);
        Assert.Equal("succeeded", run.Status);
        await Invariants.AssertAsync(database.Db);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(20, await session.ScalarAsync<long>("SELECT COUNT(DISTINCT effect) FROM test_effect"));
        Assert.Equal(20, await session.ScalarAsync<long>("SELECT COUNT(*) FROM test_effect"));
    }

    [Theory, EachDialect]
    public async Task A_step_that_outlasts_the_shutdown_is_cut_short_and_its_run_goes_on_elsewhere(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var second = database.OpenAnother();
        var (begun, tries) = (new TaskCompletionSource(), 0);
        var script = ScriptedJob.With(async (_, context, _) => (await context.StepAsync<string>("long", async (_, ct) =>
        {
            begun.TrySetResult();
            await Task.Delay(++tries == 1 ? TimeSpan.FromHours(1) : TimeSpan.Zero, TimeProvider.System, ct);
            return "done";
        })).Value);
        var leaving = await Node.StartAsync(database.Db, script, ("Work:Lease", "60s"), ("Work:Drain", "0s"));
        var id = await leaving.BeginAsync("scripted");
        await begun.Task;

        await leaving.StopAsync();
        var handedBack = (await leaving.Reader.FindAsync(id, Ct))!;
        await using var other = await Node.StartAsync(second, script, ("Work:Lease", "60s"));
        var run = await other.EndAsync(id);

        Assert.Equal(("queued", "succeeded", 2), (handedBack.Status, run.Status, tries));
        Assert.Equal(
            ["run.queued", "run.started", "run.handed_back", "run.started", "step.completed", "run.succeeded"], (await other.EventsAsync(id)).Select(e => e.Type));
        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task A_node_whose_clock_goes_wrong_keeps_its_lease_and_takes_nobody_elses(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var second = database.OpenAnother();
        (string, string)[] settings = [("Work:Capacity", "4"), ("Work:Lease", "3s")];
        await using var ahead = await Node.StartAsync(database.Db, services => services.AddSingleton<TimeProvider>(new SkewedClock(TimeSpan.FromHours(1))), settings);
        await using var behind = await Node.StartAsync(second, services => services.AddSingleton<TimeProvider>(new SkewedClock(TimeSpan.FromHours(-1))), settings);
        var runs = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            runs.Add(await (i % 2 == 0 ? ahead : behind).BeginAsync("slow"));
        }

        foreach (var id in runs)
        {
            Assert.Equal("succeeded", (await ahead.EndAsync(id)).Status);
        }

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_event WHERE type = 'run.recovered'"));
        Assert.Equal(2, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_node"));
    }

    [Theory, EachDialect]
    public async Task Several_nodes_share_the_work_and_do_nothing_twice(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var second = database.OpenAnother();
        await using var one = await Node.StartAsync(database.Db, more: null, ("Work:Capacity", "4"));
        await using var other = await Node.StartAsync(second, more: null, ("Work:Capacity", "4"));
        var runs = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            runs.Add(await (i % 2 == 0 ? one : other).BeginAsync(Shapes.All[i % 4 == 3 ? 5 : i % 4]));
        }

        foreach (var id in runs)
        {
            Assert.Equal("succeeded", (await one.EndAsync(id)).Status);
        }

        await Invariants.AssertAsync(database.Db);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) - COUNT(DISTINCT effect) FROM test_effect WHERE effect NOT LIKE '%flaky%'"));
    }

    [Fact]
    public async Task A_step_of_nothing_is_one_statement_on_PostgreSQL()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(Dialect.Postgres);
        var done = new TaskCompletionSource<long>();
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            var before = database.Db.StatementCount;
            for (var i = 0; i < 50; i++)
            {
                await context.StepAsync<int>("nothing", (_, _) => Task.FromResult<Outcome<int>>(0));
            }

            done.TrySetResult(database.Db.StatementCount - before);
            return "";
        }), ("Work:Poll", "1s"), ("Work:Lease", "60s"));

        // Nobody looks meanwhile whether it has ended: that would count, too.
        await node.BeginAsync("scripted");

        // A poll of the engine may fall into the time.
        Assert.InRange(await done.Task.WaitAsync(TimeSpan.FromMinutes(1), Ct), 50, 50 + 15);
    }

    [Fact]
    public async Task Work_goes_on_when_PostgreSQL_drops_every_connection_again_and_again()
    {
        Assert.SkipWhen(TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        await using var database = await TestDatabase.CreateAsync(Dialect.Postgres);
        var name = database.Options.Connection.Split("Search Path=")[1].Split(';')[0];
        await using var db = new Db(new DatabaseSettings { Connection = $"{database.Options.Connection};Application Name={name}" });
        await using var node = await Node.StartAsync(db, Quiet);
        var runs = new List<string>();
        for (var i = 0; i < 30; i++)
        {
            runs.Add(await node.BeginAsync("scripted"));
        }

        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(2))
        {
            await using (var session = await database.Db.OpenAsync(Ct))
            {
                await session.QueryAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = @name", new { name });
            }

            await Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System);
        }

        await using var calm = await Node.StartAsync(database.Db, Quiet);
        foreach (var id in runs)
        {
            Assert.Equal("succeeded", (await calm.EndAsync(id)).Status);
        }

        await Invariants.AssertAsync(database.Db);
    }

    private static void Quiet(IServiceCollection services) => ScriptedJob.With(async (_, context, _) =>
    {
        for (var i = 0; i < 30; i++)
        {
            await context.StepAsync<int>("some", async (_, ct) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(30), TimeProvider.System, ct);
                return 0;
            });
        }

        return "";
    })(services);
}
