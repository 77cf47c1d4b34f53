using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class KeyMeterTests
{
    private readonly FakeClock _clock = new(Given.Noon);

    [Fact]
    public void The_request_above_the_ceiling_is_told_when_to_come_back()
    {
        var meters = new KeyMeters(_clock);
        var key = Given.Key(requests: 6);
        var first = Enumerable.Range(0, 6).Select(i => Try(meters, key)).ToList();

        var refused = Try(meters, key);
        _clock.Advance(refused.RetryAfter);

        Assert.All(first, d => Assert.True(d.Admitted));
        Assert.Equal([5, 4, 3, 2, 1, 0], first.Select(d => d.RequestsRemaining));
        Assert.Equal((LimitKind.Requests, TimeSpan.FromSeconds(10)), (refused.Exceeded, refused.RetryAfter));
        Assert.True(Try(meters, key).Admitted);
        Assert.False(Try(meters, key).Admitted);
    }

    [Fact]
    public async Task Parallel_requests_get_exactly_the_ceiling()
    {
        var meters = new KeyMeters(_clock);
        var key = Given.Key(requests: 50);

        var decisions = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => Try(meters, key).Admitted)));

        Assert.Equal(50, decisions.Count(d => d));
    }

    [Fact]
    public void Tokens_are_counted_and_corrected()
    {
        var meters = new KeyMeters(_clock);
        var key = Given.Key(tokens: 1_000);
        var big = Try(meters, key, 400, 600);

        var refused = Try(meters, key, 10);
        meters.Correct(key, big.ChargedTokens, 100);
        var again = Try(meters, key, 900);

        Assert.Equal((1_000, LimitKind.Tokens), (big.ChargedTokens, refused.Exceeded));
        Assert.True(again.Admitted);
        Assert.Equal(0, again.TokensRemaining);
    }

    [Fact]
    public void A_request_surely_larger_than_a_minute_is_refused_for_good_and_costs_no_request()
    {
        var meters = new KeyMeters(_clock);
        var key = Given.Key(requests: 1, tokens: 100);

        Assert.Equal(LimitKind.TooLarge, Try(meters, key, 202).Exceeded);
        Assert.Equal(100, Try(meters, key, 201).ChargedTokens);
    }

    [Fact]
    public void A_key_without_ceilings_is_not_metered() => Assert.True(Try(new KeyMeters(_clock), Given.Key(), int.MaxValue, int.MaxValue).Admitted);

    private LimitDecision Try(KeyMeters meters, ClientKey key, int input = 1, int output = 0) =>
        meters.TryAdmit(key, input, output, _clock.GetTimestamp());
}
