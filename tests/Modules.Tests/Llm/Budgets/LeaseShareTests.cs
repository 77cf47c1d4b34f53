using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class LeaseShareTests
{
    private readonly FakeClock _clock = new(Given.Noon);

    [Theory, EachDialect]
    public async Task The_first_grant_is_what_is_asked_for_and_not_a_part_of_the_budget(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);

        await ReserveAsync(bench, Given.Key(cost: 1_000_000_000), 40_000);

        Assert.Equal(40_000, await bench.ScalarAsync<long>("SELECT granted_micros FROM llm_budget_lease"));
    }

    [Theory, EachDialect]
    public async Task A_node_holds_what_ten_seconds_cost_and_gives_the_rest_back_when_it_slows_down(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 1_000_000_000);

        await SpendEachSecondAsync(bench, key, 300_000, seconds: 20);
        var fast = await HeldAsync(bench);
        await SpendEachSecondAsync(bench, key, 1_000, seconds: 35);
        await bench.Budgets.KeepAsync(CancellationToken.None);
        await SpendEachSecondAsync(bench, key, 1_000, seconds: 35);
        await bench.Budgets.KeepAsync(CancellationToken.None);
        var slow = await HeldAsync(bench);

        Assert.InRange(fast, 300_000, 10_000_000);
        Assert.InRange(slow, 1, 50_000);
    }

    [Theory, EachDialect]
    public async Task A_thousand_calls_that_cost_a_thousand_shares_ask_a_few_times_only(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect, _clock);
        var key = Given.Key(cost: 1_000_000_000);
        var before = bench.Db.StatementCount;

        for (var i = 0; i < 1_000; i++)
        {
            BudgetLeases.Settle((await ReserveAsync(bench, key, LeaseTerms.SmallestShare))!.Value, LeaseTerms.SmallestShare);
        }

        Assert.InRange(bench.Db.StatementCount - before, 4, 120);
    }

    private static Task<long> HeldAsync(Bench bench) =>
        bench.ScalarAsync<long>("SELECT granted_micros - spent_micros FROM llm_budget_lease");

    private async Task SpendEachSecondAsync(Bench bench, ClientKey key, long micros, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            BudgetLeases.Settle((await ReserveAsync(bench, key, micros))!.Value, micros);
            await RecordAsync(bench, key, micros);
        }
    }

    private async Task<Reservation?> ReserveAsync(Bench bench, ClientKey key, long micros) =>
        await bench.Budgets.ReserveAsync(key, micros, _clock.GetUtcNow(), CancellationToken.None);

    private async Task RecordAsync(Bench bench, ClientKey key, long micros)
    {
        var call = Given.Call(_clock.GetUtcNow(), key.Id, cost: micros, leased: true);
        call.Id = Kernel.Id.New(_clock);
        await bench.Store.WriteAsync(new CallBatch([call]), bench.Node.Value, CancellationToken.None);
    }
}
