using Maru.Contracts.Identity;
using Maru.Kernel;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Llm.Budgets.WriteOffs;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class WriteOffTests
{
    private static readonly TimeSpan LeaseEnd = TimeSpan.FromSeconds(121);

    private readonly FakeClock _clock = new(Given.Noon);
    private readonly RecordedAudit _audit = new();

    [Theory, EachDialect]
    public async Task What_a_dead_node_never_reported_counts_as_spent(Dialect dialect)
    {
        await using var dead = await Bench.CreateAsync(dialect, _clock);
        await using var living = await dead.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        await SpendAsync(dead, key, 10_000);
        await ReserveAsync(dead, key, 60_000);

        _clock.Advance(LeaseEnd);
        var tooMuch = await ReserveAsync(living, key, 30_001);
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Null(tooMuch);
        Assert.NotNull(await ReserveAsync(living, key, 30_000));
        var writeOff = Assert.Single(await ListAsync(living));
        Assert.Equal(("key-1", "2026-11", dead.Node.Value), (writeOff.ClientKeyId, writeOff.Month, writeOff.NodeId));
        Assert.Equal(60_000, writeOff.AmountMicros);
        Assert.Equal(new MonthSpend(70_000, 60_000), (await living.BudgetStore.SpentAsync("2026-11", CancellationToken.None))["key-1"]);
    }

    [Theory, EachDialect]
    public async Task A_dead_node_is_found_by_whoever_keeps_leases_also_when_nobody_spends(Dialect dialect)
    {
        await using var dead = await Bench.CreateAsync(dialect, _clock);
        await using var living = await dead.AnotherNodeAsync(_clock);
        await ReserveAsync(dead, Given.Key(cost: 100_000), 60_000);
        await ReserveAsync(dead, Given.Key(cost: 100_000, id: "key-2"), 20_000);

        await living.Budgets.KeepAsync(CancellationToken.None);
        var before = await ListAsync(living);
        _clock.Advance(LeaseEnd);
        await living.Budgets.KeepAsync(CancellationToken.None);
        await living.Budgets.KeepAsync(CancellationToken.None);

        Assert.Empty(before);
        Assert.Equal([20_000, 60_000], (await ListAsync(living)).Select(w => w.AmountMicros).Order());
    }

    [Fact]
    public async Task On_a_database_of_one_process_the_next_start_settles_at_once()
    {
        await using var dead = await Bench.CreateAsync(Dialect.Sqlite, _clock);
        await using var next = await dead.AnotherNodeAsync(_clock);
        await ReserveAsync(dead, Given.Key(cost: 100_000), 60_000);

        await next.Budgets.OpenAsync(CancellationToken.None);

        Assert.Equal(60_000, Assert.Single(await ListAsync(next)).AmountMicros);
    }

    [Theory, EachDialect]
    public async Task A_stopped_node_leaves_nothing_to_write_off(Dialect dialect)
    {
        await using var stopped = await Bench.CreateAsync(dialect, _clock);
        await using var next = await stopped.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000_000);
        await SpendAsync(stopped, key, 10_000, reserve: 60_000);
        await SpendAsync(stopped, key, 70_000, reserve: 60_000);

        await stopped.Budgets.ReturnAsync(CancellationToken.None);
        _clock.Advance(LeaseEnd);
        await next.Budgets.KeepAsync(CancellationToken.None);

        Assert.Empty(await ListAsync(next));
        Assert.Equal(80_000, await next.ScalarAsync<long>("SELECT spent_micros FROM llm_budget"));
    }

    [Theory, EachDialect]
    public async Task The_end_of_a_month_leaves_nothing_to_write_off(Dialect dialect)
    {
        await using var one = await Bench.CreateAsync(dialect, _clock);
        await using var two = await one.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000_000);
        await SpendAsync(one, key, 10_000, reserve: 60_000);

        _clock.Advance(Given.Noon.AddDays(10) - _clock.GetUtcNow());
        await SpendAsync(one, key, 5);
        await one.Budgets.KeepAsync(CancellationToken.None);
        _clock.Advance(LeaseEnd);
        await two.Budgets.KeepAsync(CancellationToken.None);

        Assert.DoesNotContain(await ListAsync(two), w => w.Month == "2026-11");
    }

    [Theory, EachDialect]
    public async Task A_node_taken_for_dead_accounts_for_itself_when_it_comes_back(Dialect dialect)
    {
        await using var slow = await Bench.CreateAsync(dialect, _clock);
        await using var other = await slow.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        var reserved = (await ReserveAsync(slow, key, 60_000))!.Value;
        _clock.Advance(LeaseEnd);
        await other.Budgets.KeepAsync(CancellationToken.None);
        var meanwhile = await ListAsync(other);

        BudgetLeases.Settle(reserved, 25_000);
        slow.Log.Append(Given.Call(Given.Noon, key.Id, cost: 25_000, leased: true));
        await slow.StoreAsync();
        await slow.Budgets.KeepAsync(CancellationToken.None);
        await slow.Budgets.KeepAsync(CancellationToken.None);

        Assert.Single(meanwhile);
        Assert.Empty(await ListAsync(other));
        Assert.Equal(25_000, await other.ScalarAsync<long>("SELECT spent_micros FROM llm_budget"));
        Assert.NotNull(await ReserveAsync(other, key, 75_000));
    }

    [Theory, EachDialect]
    public async Task A_write_off_is_given_back_once_however_often_and_by_however_many(Dialect dialect)
    {
        await using var dead = await Bench.CreateAsync(dialect, _clock);
        await using var living = await dead.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        await SpendAsync(dead, key, 10_000);
        await ReserveAsync(dead, key, 60_000);
        _clock.Advance(LeaseEnd);
        await living.Budgets.KeepAsync(CancellationToken.None);
        var id = Assert.Single(await ListAsync(living)).Id;

        var given = await Task.WhenAll(Enumerable.Range(0, 8).Select(
            _ => Task.Run(() => GiveBack(living).RunAsync(id, "admin", CancellationToken.None))));
        var again = await GiveBack(living).RunAsync(id, "somebody else", CancellationToken.None);

        Assert.All(given.Append(again), g => Assert.Equal((60_000, "admin"), (g.Value.AmountMicros, g.Value.GivenBackBy)));
        Assert.Equal(new MonthSpend(10_000, 0), (await living.BudgetStore.SpentAsync("2026-11", CancellationToken.None))["key-1"]);
        Assert.NotNull(await ReserveAsync(living, key, 90_000));
        Assert.Single(_audit.Entries, e => e.After is not null);
        Assert.Equal("llm.write_off_not_found", (await GiveBack(living).RunAsync("nobody", "admin", CancellationToken.None)).Failure?.Code);
    }

    [Theory, EachDialect]
    public async Task A_node_that_comes_back_after_its_money_was_given_back_does_not_get_it_twice(Dialect dialect)
    {
        await using var slow = await Bench.CreateAsync(dialect, _clock);
        await using var other = await slow.AnotherNodeAsync(_clock);
        var key = Given.Key(cost: 100_000);
        var reserved = (await ReserveAsync(slow, key, 60_000))!.Value;
        _clock.Advance(LeaseEnd);
        await other.Budgets.KeepAsync(CancellationToken.None);
        await GiveBack(other).RunAsync(Assert.Single(await ListAsync(other)).Id, "admin", CancellationToken.None);

        await slow.Budgets.KeepAsync(CancellationToken.None);
        var whileHeld = await ReserveAsync(other, key, 60_000);
        BudgetLeases.Settle(reserved, 60_000);
        slow.Log.Append(Given.Call(Given.Noon, key.Id, cost: 60_000, leased: true));
        await slow.StoreAsync();

        Assert.Null(whileHeld);
        Assert.Equal(60_000, await other.ScalarAsync<long>("SELECT spent_micros FROM llm_budget"));
    }

    private async Task<Reservation?> ReserveAsync(Bench bench, ClientKey key, long micros) =>
        await bench.Budgets.ReserveAsync(key, micros, _clock.GetUtcNow(), CancellationToken.None);

    private static async Task<IReadOnlyList<WriteOff>> ListAsync(Bench bench) =>
        (await new ListWriteOffs(new SqlWriteOffStore(bench.Db)).RunAsync(null, new PageRequest(1, 100), CancellationToken.None)).Items;

    private GiveBackWriteOff GiveBack(Bench bench) => new(TestChanges.On(bench.Db, _clock, _audit), new SqlWriteOffStore(bench.Db), _clock);

    private async Task SpendAsync(Bench bench, ClientKey key, long micros, long? reserve = null)
    {
        var reservation = (await ReserveAsync(bench, key, reserve ?? micros))!.Value;
        BudgetLeases.Settle(reservation, micros);
        var call = Given.Call(_clock.GetUtcNow(), key.Id, cost: micros, leased: true);
        call.Id = Kernel.Id.New(_clock);
        await bench.Store.WriteAsync(new CallBatch([call]), bench.Node.Value, CancellationToken.None);
    }
}
