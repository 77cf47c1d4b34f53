using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Runs;
using Maru.WorkChild;

namespace Maru.Work.Tests;

public sealed class RunTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task The_same_key_gives_the_same_run_and_another_input_a_conflict(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db);
        var start = node.Get<StartRun>();
        var terms = new StartTerms { OwnerId = "me", IdempotencyKey = "k" };

        var first = await start.RunAsync("test.linear", new Shape("a"), terms, Ct);
        var again = await start.RunAsync("test.linear", new Shape("a"), terms, Ct);
        var other = await start.RunAsync("test.linear", new Shape("b"), terms, Ct);
        var mine = await start.RunAsync("test.linear", new Shape("b"), terms with { OwnerId = "you" }, Ct);

        Assert.Equal(first.Value with { IsNew = false }, again.Value);
        Assert.Equal(WorkFailures.KeyReused, other.Failure);
        Assert.True(mine.Value.IsNew);
    }

    [Theory, EachDialect]
    public async Task What_cannot_run_is_refused_before_there_is_a_run(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var terms = new JobTerms<Shape>("test.scripted") { InputLimit = 100, Validate = s => s.Name == "bad" ? WorkFailures.MalformedInput : null };
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((_, _, _) => Task.FromResult<Outcome<string>>("x"), terms));
        var start = node.Get<StartRun>();

        Assert.Equal("work.unknown_kind", (await start.RunAsync("test.none", new Shape("a"), new StartTerms(), Ct)).Failure!.Code);
        Assert.Equal("work.malformed_input", (await start.RunAsync("test.scripted", new Shape("bad"), new StartTerms(), Ct)).Failure!.Code);
        Assert.Equal("work.malformed_input", (await start.RunJsonAsync("test.scripted", """{"name":1}""", new StartTerms(), Ct)).Failure!.Code);
        Assert.Equal("work.malformed_input", (await start.RunJsonAsync("test.scripted", "null", new StartTerms(), Ct)).Failure!.Code);
        Assert.Equal("work.payload_too_large", (await start.RunAsync("test.scripted", new Shape(new string('x', 200)), new StartTerms(), Ct)).Failure!.Code);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(0, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_run"));
    }

    [Theory, EachDialect]
    public async Task A_cancelled_run_undoes_what_it_has_done_and_takes_its_children_along(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var undone = 0;
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.StepAsync<int>("one", (_, _) => Task.FromResult<Outcome<int>>(1), new StepTerms<int>
            {
                Compensate = (value, _, _) =>
                {
                    undone += value;
                    return Task.FromResult<Outcome<Nothing>>(default(Nothing));
                },
            });
            var child = await context.StartChildAsync("child", "test.signal", new Shape("child"));
            return (await context.WaitForChildAsync<string>(child.Value)).Failure!;
        }));
        var id = await node.BeginAsync("scripted");
        await node.UntilAsync(id, r => r.WaitingFor == "child");

        var cancel = await node.Get<CancelRun>().RunAsync(id, Ct);
        var run = await node.EndAsync(id);

        Assert.Null(cancel.Failure);
        Assert.Equal(("cancelled", "cancelling", "work.cancelled", 1), (run.Status, run.Phase, run.ErrorCode, undone));
        await using var session = await database.Db.OpenAsync(Ct);
        var child = await session.ScalarAsync<string>("SELECT id FROM work_run WHERE parent_id = @id", new { id });
        Assert.Equal("cancelled", (await node.EndAsync(child!)).Status);
        Assert.Equal(WorkFailures.RunFinished, (await node.Get<CancelRun>().RunAsync(id, Ct)).Failure);
        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task A_body_under_way_hears_of_a_cancel(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) => (await context.StepAsync<string>(
            "long", async (_, ct) =>
            {
                await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System, ct);
                return "never";
            })).Value));
        var id = await node.BeginAsync("scripted");
        await node.UntilAsync(id, r => r.Status == "running");

        await node.Get<CancelRun>().RunAsync(id, Ct);

        Assert.Equal("cancelled", (await node.EndAsync(id)).Status);
    }

    [Theory, EachDialect]
    public async Task A_failed_run_goes_on_where_it_failed(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var (first, broken) = (0, true);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.StepAsync<int>("first", (_, _) => Task.FromResult<Outcome<int>>(++first));
            var second = await context.StepAsync<string>("second", (_, _) => Task.FromResult<Outcome<string>>(broken ? WorkFailures.NoSuchStep : "mended"));
            return second.Failed(out var failure) ? failure : second.Value;
        }));
        var id = await node.BeginAsync("scripted");
        Assert.Equal(("failed", "work.no_such_step"), ((await node.EndAsync(id)).Status, (await node.EndAsync(id)).ErrorCode));
        broken = false;

        var retried = await node.Get<RetryRun>().RunAsync(id, Ct);
        var run = await node.UntilAsync(id, r => r.Status == "succeeded");

        Assert.Null(retried.Failure);
        Assert.Equal(("\"mended\"", 1, (string?)null), (run.Output, first, run.ErrorCode));
        Assert.Equal(WorkFailures.NotRetryable, (await node.Get<RetryRun>().RunAsync(id, Ct)).Failure);
    }

    [Theory, EachDialect]
    public async Task A_fork_has_what_was_done_before_its_step(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var calls = new List<string>();
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            foreach (var key in new[] { "a", "b", "c" })
            {
                await context.StepAsync<int>(key, (_, _) =>
                {
                    calls.Add(key);
                    return Task.FromResult<Outcome<int>>(1);
                });
            }

            return "done";
        }));
        var id = await node.BeginAsync("scripted");
        await node.EndAsync(id);

        var fork = await node.Get<ForkRun>().RunAsync(id, "b", 1, Ct);
        var run = await node.EndAsync(fork.Value.RunId);

        Assert.Equal(("succeeded", id), (run.Status, run.ForkedFrom));
        Assert.Equal(["a", "b", "c", "b", "c"], calls);
        Assert.Equal(WorkFailures.NoSuchStep, (await node.Get<ForkRun>().RunAsync(id, "z", 1, Ct)).Failure);
        await Invariants.AssertAsync(database.Db);
    }

    [Theory, EachDialect]
    public async Task What_this_program_does_not_know_is_not_started_anew(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var id = await node.BeginAsync("linear");
        await using (var tx = await database.Db.BeginAsync(Ct))
        {
            await tx.ExecuteAsync("UPDATE work_run SET kind = 'test.gone'", ct: Ct);
            await tx.CommitAsync(Ct);
        }

        Assert.Equal(WorkFailures.UnknownKind, (await node.Get<ForkRun>().RunAsync(id, null, 1, Ct)).Failure);
        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal(1, await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_run"));
    }

    [Theory, EachDialect]
    public async Task A_run_past_its_deadline_fails_even_while_it_waits(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var terms = new JobTerms<Shape>("test.scripted") { Deadline = TimeSpan.FromMilliseconds(150) };
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With(async (_, context, _) =>
        {
            await context.SleepUntilAsync("long", TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1));
            return "never";
        }, terms));

        var run = await node.EndAsync(await node.BeginAsync("scripted"));

        Assert.Equal(("failed", "work.deadline_exceeded"), (run.Status, run.ErrorCode));
    }
}
