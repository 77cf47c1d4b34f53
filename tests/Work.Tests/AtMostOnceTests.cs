using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.Work.Runs;

namespace Maru.Work.Tests;

public sealed class AtMostOnceTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task An_effect_that_was_cut_short_is_not_run_again_blindly(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var calls = 0;
        await using var node = await Node.StartAsync(database.Db, Once(() => ++calls == 1 ? throw new IOException("cut") : 7, verify: null));
        var id = await node.BeginAsync("scripted");

        var parked = await node.EndAsync(id);
        await node.Get<RetryRun>().RunAsync(id, Ct);
        var run = await node.UntilAsync(id, r => r.Status == "succeeded");

        Assert.Equal(("parked", "work.outcome_unknown"), (parked.Status, parked.ErrorCode));
        Assert.Equal(("\"7\"", 2), (run.Output, calls));
    }

    [Theory, EachDialect]
    public async Task The_other_sides_word_takes_the_place_of_a_lost_outcome(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var calls = 0;
        await using var node = await Node.StartAsync(
            database.Db, Once(() => ++calls, _ => Task.FromResult(new Verified<int>(true, 99))), ("Work:Enabled", "false"));
        var id = await node.BeginAsync("scripted");
        var claim = Assert.Single(await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "gone", 1, Ct));
        await node.Get<RunLedger>().RecordAsync(
            new StepWrite(claim.Mark, new Place("pay", 1), 1, StepState.Started, "step", TimeProvider.System.Now()), Ct);

        await using var other = await Node.StartAsync(
            database.Db, Once(() => ++calls, _ => Task.FromResult(new Verified<int>(true, 99))), ("Work:Lease", "400ms"));
        var run = await other.EndAsync(id);

        Assert.Equal(("succeeded", "\"99\"", 0), (run.Status, run.Output, calls));
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(null, "x")]
    public async Task A_word_that_does_not_say_what_happened_parks_the_run(bool? happened, string? result)
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var script = ScriptedJob.With(async (_, context, _) => (await context.StepAsync<string>("pay", (_, _) => Task.FromResult<Outcome<string>>("again"), new()
        {
            Effect = StepEffect.AtMostOnce,
            Verify = (_, _) => Task.FromResult(new Verified<string>(happened, result)),
        })).Value);
        await using var node = await Node.StartAsync(database.Db, script, ("Work:Enabled", "false"));
        var id = await node.BeginAsync("scripted");
        var claim = Assert.Single(await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "gone", 1, Ct));
        await node.Get<RunLedger>().RecordAsync(
            new StepWrite(claim.Mark, new Place("pay", 1), 1, StepState.Started, "step", TimeProvider.System.Now()), Ct);

        await using var other = await Node.StartAsync(database.Db, script, ("Work:Lease", "400ms"));
        var run = await other.EndAsync(id);

        Assert.Equal(("parked", "work.outcome_unknown"), (run.Status, run.ErrorCode));
    }

    [Theory, EachDialect]
    public async Task A_run_that_takes_its_nodes_down_parks(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var id = await node.BeginAsync("linear");

        for (var death = 0; death < 3; death++)
        {
            Assert.Single(await node.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "gone", 1, Ct));
            Assert.Single(await node.Get<RunSweeps>().ReapAsync(TimeSpan.FromSeconds(1), 3, Ct));
        }

        var run = await node.EndAsync(id);
        Assert.Equal(("parked", "work.poisoned"), (run.Status, run.ErrorCode));
        Assert.Null((await node.Get<RetryRun>().RunAsync(id, Ct)).Failure);
    }

    private static Action<Microsoft.Extensions.DependencyInjection.IServiceCollection> Once(Func<int> body, Func<StepCall, Task<Verified<int>>>? verify) =>
        ScriptedJob.With(async (_, context, _) =>
        {
            var step = await context.StepAsync<int>("pay", (_, _) => Task.FromResult<Outcome<int>>(body()), new StepTerms<int>
            {
                Effect = StepEffect.AtMostOnce,
                Verify = verify is null ? null : (call, _) => verify(call),
            });
            return step.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
}
