using System.Globalization;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Work.Tests;

public sealed class SignalTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task Signals_count_once_each_whether_they_come_early_or_while_the_run_waits(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            var got = new List<string?>();
            for (var i = 0; i < 4; i++)
            {
                got.Add((await context.WaitForSignalAsync("go", TimeSpan.FromMinutes(1))).Payload);
            }

            return string.Join(' ', got);
        }));
        var id = await node.BeginAsync("scripted");
        var signal = node.Get<SignalRun>();

        foreach (var key in new[] { "1", "1", "2", "2", "3" })
        {
            Assert.Null((await signal.RunAsync(id, "go", key, key, Ct)).Failure);
        }

        await node.UntilAsync(id, r => r.WaitingFor == "signal");
        Assert.Null((await signal.RunAsync(id, "other", "9", "9", Ct)).Failure);
        Assert.Null((await signal.RunAsync(id, "go", "4", "4", Ct)).Failure);
        var run = await node.EndAsync(id);

        Assert.Equal("\"1 2 3 4\"", run.Output);
        Assert.Null((await signal.RunAsync(id, "go", "4", "4", Ct)).Failure);
        Assert.Equal(WorkFailures.RunFinished, (await signal.RunAsync(id, "go", "5", "5", Ct)).Failure);
        Assert.Equal(WorkFailures.NoSuchRun, (await signal.RunAsync(Id.New(TimeProvider.System), "go", "5", "5", Ct)).Failure);
        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task A_signal_at_the_moment_of_the_time_limit_is_taken_or_too_late_and_never_lost(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            var first = await context.WaitForSignalAsync("go", TimeSpan.FromMilliseconds(60));
            var second = first.TimedOut ? await context.WaitForSignalAsync("go", TimeSpan.FromSeconds(20)) : first;
            return second.Payload ?? "lost";
        }));
        var runs = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            runs.Add(await node.BeginAsync("scripted"));
        }

        await Task.WhenAll(runs.Select(async (id, i) =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50 + i), TimeProvider.System);
            Assert.Null((await node.Get<SignalRun>().RunAsync(id, "go", "k", i.ToString(CultureInfo.InvariantCulture), Ct)).Failure);
        }));

        for (var i = 0; i < runs.Count; i++)
        {
            Assert.Equal($"\"{i}\"", (await node.EndAsync(runs[i])).Output);
        }

        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task A_wait_without_a_signal_ends_at_its_limit(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
            (await context.WaitForSignalAsync("go", TimeSpan.FromMilliseconds(40))).TimedOut ? "late" : "taken"));

        Assert.Equal("\"late\"", (await node.EndAsync(await node.BeginAsync("scripted"))).Output);
    }
}
