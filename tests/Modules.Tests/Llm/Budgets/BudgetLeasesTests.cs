using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class BudgetLeasesTests
{
    private const long Each = 1_000;

    private readonly FakeClock _clock = new(Given.Noon);

    [Theory, EachDialect]
    public async Task Two_hundred_parallel_requests_get_exactly_what_the_limit_admits(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: (137 * Each) + 999);

        var granted = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => ReserveAsync(bench, key, Each))));

        Assert.Equal(137, granted.Count(g => g is not null));
    }

    [Theory, EachDialect]
    public async Task Two_nodes_never_pass_the_limit(Dialect dialect)
    {
        await using var one = await Bench.CreateAsync(dialect, _clock);
        await using var two = await one.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 2_000_000);

        var granted = await Task.WhenAll(Enumerable.Range(0, 600).Select(i => Task.Run(() => ReserveAsync(i % 2 == 0 ? one : two, key, 10_000))));

        Assert.InRange(granted.Count(g => g is not null), 190, 200);
        Assert.True(await one.ScalarAsync<long>("SELECT SUM(granted_micros) FROM llm_budget_lease") <= 2_000_000);
    }

    [Theory, EachDialect]
    public async Task A_stopping_node_hands_back_what_it_did_not_spend(Dialect dialect)
    {
        await using var one = await Bench.CreateAsync(dialect, _clock);
        await using var two = await one.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        await SpendAsync(one, key, 10_000);

        await one.Budgets.ReturnAsync(CancellationToken.None);

        Assert.NotNull(await ReserveAsync(two, key, 90_000));
    }

    [Theory, EachDialect]
    public async Task A_call_under_way_keeps_its_money_however_long_it_takes(Dialect dialect)
    {
        await using var one = await Bench.CreateAsync(dialect, _clock);
        await using var two = await one.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        await ReserveAsync(one, key, 90_000);

        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await one.Budgets.KeepAsync(CancellationToken.None);
        }

        Assert.Null(await ReserveAsync(two, key, 20_000));
    }

    [Theory, EachDialect]
    public async Task A_cost_above_the_reservation_stops_the_next_call(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 100_000);
        await SpendAsync(bench, key, 130_000, reserve: 50_000);

        Assert.Null(await ReserveAsync(bench, key, 1));
        Assert.Equal(130_000, await bench.ScalarAsync<long>("SELECT spent_micros FROM llm_budget"));
    }

    [Theory, EachDialect]
    public async Task A_new_month_begins_with_a_whole_budget(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 100_000);
        var old = (await ReserveAsync(bench, key, 100_000))!.Value;
        Assert.Null(await ReserveAsync(bench, key, 1));

        _clock.Advance(TimeSpan.FromDays(10));
        var fresh = await ReserveAsync(bench, key, 100_000);
        BudgetLeases.Settle(old, 0);

        Assert.NotNull(fresh);
        Assert.Null(await ReserveAsync(bench, key, 1));
    }

    [Theory, EachDialect]
    public async Task A_changed_limit_holds_at_once(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        await ReserveAsync(bench, Given.Key(cost: 100_000), 30_000);

        Assert.Null(await ReserveAsync(bench, Given.Key(cost: 35_000), 6_000));
        Assert.NotNull(await ReserveAsync(bench, Given.Key(cost: 200_000), 170_000));
    }

    [Theory, EachDialect]
    public async Task A_lease_that_lasts_asks_the_database_nothing(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 1_000_000_000);
        await ReserveAsync(bench, key, 1);
        var before = bench.Db.StatementCount;

        for (var i = 0; i < 1_000; i++)
        {
            BudgetLeases.Settle((await ReserveAsync(bench, key, 1_000))!.Value, 1);
        }

        Assert.Equal(before, bench.Db.StatementCount);
    }

    [Theory, EachDialect]
    public async Task An_exhausted_key_does_not_hammer_the_database(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 10);
        await ReserveAsync(bench, key, 11);
        var before = bench.Db.StatementCount;

        for (var i = 0; i < 100; i++)
        {
            Assert.Null(await ReserveAsync(bench, key, 11));
        }

        Assert.Equal(before, bench.Db.StatementCount);
    }

    private async Task<Reservation?> ReserveAsync(Bench bench, ClientKey key, long micros) =>
        await bench.Budgets.ReserveAsync(key, micros, _clock.GetUtcNow(), CancellationToken.None);

    private async Task SpendAsync(Bench bench, ClientKey key, long micros, long? reserve = null)
    {
        var reservation = (await ReserveAsync(bench, key, reserve ?? micros))!.Value;
        BudgetLeases.Settle(reservation, micros);
        await RecordAsync(bench, key, micros);
    }

    private async Task RecordAsync(Bench bench, ClientKey key, long micros)
    {
        var call = Given.Call(_clock.GetUtcNow(), key.Id, cost: micros, leased: true);
        call.Id = Kernel.Id.New(_clock);
        await bench.Store.WriteAsync(new CallBatch([call]), bench.Node.Value, CancellationToken.None);
    }
}
