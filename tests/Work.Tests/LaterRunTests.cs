using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;

namespace Maru.Work.Tests;

/// <summary>Runs that were started for a later time.</summary>
public sealed class LaterRunTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task It_waits_for_its_time_and_its_deadline_counts_from_then(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var terms = new JobTerms<Shape>("test.scripted") { Deadline = TimeSpan.FromMinutes(10) };
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((_, _, _) => Task.FromResult<Outcome<string>>("done"), terms));
        var at = TimeProvider.System.Now() + TimeSpan.FromMinutes(30);

        var later = (await node.Reader.FindAsync(await node.BeginAsync("scripted", new StartTerms { At = at }), Ct))!;
        var soon = await node.BeginAsync("scripted", new StartTerms { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(120) });

        Assert.Equal(("waiting", at, at + TimeSpan.FromMinutes(10)), (later.Status, later.WakeAt, later.DeadlineAt));
        Assert.Equal("succeeded", (await node.EndAsync(soon)).Status);
    }

    [Theory, EachDialect]
    public async Task One_that_is_cancelled_never_begins(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await Invariants.GuardMovesAsync(database.Db);
        var begun = false;
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((_, _, _) =>
        {
            begun = true;
            return Task.FromResult<Outcome<string>>("done");
        }));
        var id = await node.BeginAsync("scripted", new StartTerms { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) });

        await node.Get<CancelRun>().RunAsync(id, Ct);
        var run = await node.EndAsync(id);

        Assert.Equal(("cancelled", 0L, false), (run.Status, run.Epoch, begun));
        Assert.Equal(["run.queued", "run.cancelled"], (await node.EventsAsync(id)).Select(e => e.Type));
        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task A_message_before_its_time_is_kept_and_does_not_begin_it(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
            (await context.WaitForSignalAsync("go", TimeSpan.FromSeconds(20))).Payload ?? "lost"));
        var now = TimeProvider.System.GetUtcNow();
        var later = await node.BeginAsync("scripted", new StartTerms { At = now + TimeSpan.FromHours(1) });
        var soon = await node.BeginAsync("scripted", new StartTerms { At = now + TimeSpan.FromMilliseconds(200) });

        Assert.Null((await node.Get<SignalRun>().RunAsync(later, "go", "1", "1", Ct)).Failure);
        Assert.Null((await node.Get<SignalRun>().RunAsync(soon, "go", "1", "2", Ct)).Failure);

        Assert.Equal("\"2\"", (await node.EndAsync(soon)).Output);
        var waiting = (await node.Reader.FindAsync(later, Ct))!;
        Assert.Equal(("waiting", 0L, true), (waiting.Status, waiting.Epoch, waiting.WakeAt > now + TimeSpan.FromMinutes(50)));
    }
}
