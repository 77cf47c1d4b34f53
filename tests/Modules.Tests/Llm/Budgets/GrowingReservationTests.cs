using Maru.Contracts.Identity;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class GrowingReservationTests
{
    private const long Limit = 20_000;

    [Theory, EachDialect]
    public async Task Many_answers_that_grow_at_once_never_reserve_more_than_the_budget(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        var running = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => StartAsync(bench, Given.Key(cost: Limit), most: 10)));

        var written = await Task.WhenAll(running.Select(r => Task.Run(async () =>
        {
            var tokens = 0;
            while (await r.GrowingReservation!.GrowAsync(tokens + 100, CancellationToken.None) is null)
            {
                tokens += 100;
            }

            return tokens;
        })));

        var reserved = running.Sum(r => r.GrowingReservation!.Ended().Reservation.Micros);
        Assert.InRange(reserved, Limit * 9 / 10, Limit);
        Assert.All(running.Zip(written), r => Assert.True(r.First.GrowingReservation!.Covered >= r.Second));
    }

    [Fact]
    public async Task What_was_reserved_on_the_way_comes_back_when_the_call_is_settled()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(cost: Limit);
        var (_, growing) = await StartAsync(bench, key, most: 10);
        Assert.Null(await growing!.GrowAsync(20_000, CancellationToken.None));
        Assert.NotNull((await StartAsync(bench, key, most: 20_000)).Admission.Error);

        bench.Metering.Settle(growing.Ended(), Given.End(new TokenUsage(100, 1_000), CallOutcome.Cancelled));

        Assert.Null((await StartAsync(bench, key, most: 20_000)).Admission.Error);
    }

    [Fact]
    public async Task Tokens_a_minute_are_counted_while_they_flow_and_end_no_answer()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(tokens: 5_000);
        var (admission, growing) = await StartAsync(bench, key, most: null);
        Assert.Equal(GrowingReservation.Step, growing!.Covered);

        Assert.Null(await growing.GrowAsync(6_000, CancellationToken.None));
        var meanwhile = await StartAsync(bench, key, most: null);
        bench.Metering.Settle(growing.Ended(), Given.End(new TokenUsage(100, 900), CallOutcome.Cancelled));
        var afterwards = await StartAsync(bench, key, most: null);

        Assert.Equal("rate_limit_exceeded", meanwhile.Admission.Error?.Code);
        Assert.InRange(afterwards.Admission.Limits.TokensRemaining, 2_800, 3_000);
        Assert.Equal(100 + GrowingReservation.Step, admission.Limits.ChargedTokens);
    }

    [Fact]
    public async Task Many_answers_without_a_maximum_do_not_all_pass_the_door_at_once()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);
        var key = Given.Key(tokens: 1_000);

        var errors = new List<string?>();
        for (var i = 0; i < 12; i++)
        {
            errors.Add((await StartAsync(bench, key, most: null)).Admission.Error?.Code);
        }

        Assert.InRange(errors.Count(e => e is null), 2, 4);
        Assert.All(errors.Skip(4), e => Assert.Equal("rate_limit_exceeded", e));
    }

    [Fact]
    public async Task A_key_without_limits_needs_no_allowance()
    {
        await using var bench = await Bench.CreateAsync(Dialect.Sqlite);

        Assert.Null((await StartAsync(bench, Given.Key(requests: 10), most: null)).GrowingReservation);
    }

    private static async Task<(Admission Admission, GrowingReservation? GrowingReservation)> StartAsync(Bench bench, ClientKey key, int? most)
    {
        var admission = await bench.Metering.AdmitAsync(
            key, Given.Route(), Operation.Chat, Given.Start(100, most, streamed: true), CancellationToken.None);
        return (admission, bench.Metering.GrowingOf(admission));
    }
}
