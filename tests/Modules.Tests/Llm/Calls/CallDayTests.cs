using Maru.Modules.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Modules.Tests.Llm.Calls;

/// <summary>Whose the days' totals are.</summary>
public sealed class CallDayTests
{
    private static readonly DateOnly Day = new(2026, 11, 21);
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_persons_totals_are_of_their_keys_and_their_playground_alone(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(owner: "me", key: "mine", cost: 1));
        bench.Log.Append(Given.Call(owner: "me", key: "playground:me", cost: 2, outcome: CallOutcome.Failed));
        bench.Log.Append(Given.Call(owner: "other", key: "theirs", cost: 4));
        bench.Log.Append(Given.Call(Given.Noon.AddDays(-1), owner: "me", key: "mine", cost: 8));
        await bench.StoreAsync();

        var mine = await SumAsync(bench, "me", StatsGroup.Key);
        var all = await SumAsync(bench, null, StatsGroup.Key);
        var nobodys = await SumAsync(bench, "", StatsGroup.Key);

        Assert.Equal([("mine", 1L, 0L, 1L), ("playground:me", 1L, 1L, 2L)], mine.Select(s => (s.Group, s.Totals.Requests, s.Totals.Failed, s.Totals.CostMicros)));
        Assert.Equal(["mine", "playground:me", "theirs"], all.Select(s => s.Group));
        Assert.Empty(nobodys);
    }

    [Theory, EachDialect]
    public async Task Own_totals_have_every_group(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(owner: "me", key: "mine", latency: 40_000));
        bench.Log.Append(Given.Call(owner: "other", key: "theirs", model: "other", latency: 900_000));
        await bench.StoreAsync();

        foreach (var (group, name) in new[] { (StatsGroup.Model, "openai/gpt-4o-mini"), (StatsGroup.Provider, "openai"), (StatsGroup.Key, "mine"), (StatsGroup.Day, "2026-11-21") })
        {
            var one = Assert.Single(await SumAsync(bench, "me", group));
            Assert.Equal((name, 1L, 10L, 5L), (one.Group, one.Totals.Requests, one.Totals.TokensIn, one.Totals.TokensOut));
            Assert.InRange(one.Totals.Latency.Quantile(0.95)!.Value, 39_000, 41_000);
        }
    }

    [Theory, EachDialect]
    public async Task With_the_account_its_calls_go_and_the_totals_are_nobodys(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(owner: "me", key: "mine"));
        bench.Log.Append(Given.Call(owner: "other", key: "theirs"));
        await bench.StoreAsync();

        await using (var tx = await bench.Db.BeginAsync(None))
        {
            await bench.Store.EraseAsync(tx, "me", None);
            await tx.CommitAsync(None);
        }

        Assert.Equal(["other"], (await bench.Store.NextAsync(new CallFilter(), null, 10, None)).Calls.Select(c => c.OwnerId));
        Assert.Empty(await SumAsync(bench, "me", StatsGroup.Key));
        Assert.Equal(["mine", "theirs"], (await SumAsync(bench, null, StatsGroup.Key)).Select(s => s.Group));
    }

    [Theory, EachDialect]
    public async Task Totals_of_an_older_server_find_their_owner_by_the_calls(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        bench.Log.Append(Given.Call(owner: "me", key: "mine"));
        bench.Log.Append(Given.Call(owner: "other", key: "theirs"));
        bench.Log.Append(Given.Call(owner: "gone", key: "forgotten"));
        await bench.StoreAsync();
        await using (var tx = await bench.Db.BeginAsync(None))
        {
            await tx.ExecuteAsync("DROP INDEX llm_call_day_by_owner");
            await tx.ExecuteAsync("ALTER TABLE llm_call_day DROP COLUMN owner_id");
            await tx.ExecuteAsync("DELETE FROM llm_call WHERE client_key_id = 'forgotten'");
            await tx.ExecuteAsync("DELETE FROM platform_migration WHERE module = 'llm' AND number = 3");
            await tx.CommitAsync(None);
        }

        MigrationSource[] sources = [new("platform", typeof(Db).Assembly), new("llm", typeof(MeteringSetup).Assembly)];
        await new Migrator(bench.Db, sources, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(None);

        Assert.Equal(["mine"], (await SumAsync(bench, "me", StatsGroup.Key)).Select(s => s.Group));
        Assert.Equal(["forgotten"], (await SumAsync(bench, "", StatsGroup.Key)).Select(s => s.Group));
        Assert.Equal(3, (await SumAsync(bench, null, StatsGroup.Key)).Count);
    }

    private static Task<IReadOnlyList<CallStats>> SumAsync(Bench bench, string? owner, StatsGroup group) =>
        new SumCalls(bench.Store).RunAsync(owner, group, Day, Day, None);
}
