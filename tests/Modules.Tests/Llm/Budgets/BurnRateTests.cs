using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Leases;
using Maru.Modules.Tests.Llm.Calls;

namespace Maru.Modules.Tests.Llm.Budgets;

public sealed class BurnRateTests
{
    [Fact]
    public void Ten_seconds_ahead_cost_what_the_last_ones_did()
    {
        var rate = new BurnRate();
        rate.Ahead(0, Given.Noon);

        Assert.Equal(2_500, rate.Ahead(500, Given.Noon.AddSeconds(2)));
        Assert.Equal(2_500, rate.Ahead(500, Given.Noon.AddSeconds(2.5)));
        Assert.Equal(0, rate.Ahead(500, Given.Noon.AddSeconds(4)));
    }

    [Fact]
    public void One_dear_call_in_a_millisecond_is_no_rate()
    {
        var rate = new BurnRate();
        rate.Ahead(0, Given.Noon);

        Assert.Equal(10_000, rate.Ahead(1_000, Given.Noon.AddMilliseconds(1)));
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(5, 0, 5)]
    [InlineData(5, 1, 10_000)]
    [InlineData(5, 50_000, 50_000)]
    [InlineData(5, 5_000_000, 125_000)]
    [InlineData(400_000, 1, 400_000)]
    [InlineData(1_000_001, 1, 0)]
    public void A_share_stays_within_a_cent_and_an_eighth_of_the_rest(long need, long share, long change) =>
        Assert.Equal(change, new LeaseTerms(1_000_000, 0, 0, 0, 0).Change(need, share));

    [Fact]
    public void The_last_of_a_budget_is_not_scattered() => Assert.Equal(700, new LeaseTerms(700, 0, 0, 0, 0).Change(1, 5));
}
