using Maru.Contracts.Llm;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class BillTests
{
    private static readonly PriceTable Prices = new(
    [
        PriceOf("p1", "dall-e-*", null, 0, 0, image: 40_000),
        PriceOf("p2", "gpt-x", "flex", 1_000_000, 2_000_000),
        PriceOf("p3", "gpt-x", null, 2_000_000, 4_000_000),
        PriceOf("p4", "kept", null, 4_000_000, 10_000_000) with
        {
            CachedMicros = 1_000_000,
            CacheWriteMicros = 5_000_000,
            CacheWriteLongMicros = 8_000_000,
            SearchMicros = 10_000,
        },
        PriceOf("p5", "kept", "fast_us", 40_000_000, 100_000_000),
    ], Profiles.All);

    [Fact]
    public void Pictures_without_usage_cost_their_price_each()
    {
        var bill = Bill.Of(Admitted("dall-e-3", Operation.Images), Given.End(new TokenUsage(12, null), images: 3), Prices);

        Assert.Equal((120_000L, "p1"), (bill.CostMicros, bill.PriceId));
    }

    [Fact]
    public void Pictures_that_nobody_counted_cost_what_was_set_aside()
    {
        using var account = new BudgetAccount("k", BudgetMonth.Of(Given.Noon));
        var admission = Admitted("dall-e-3", Operation.Images) with { Reservation = new Reservation(account, 80_000) };

        var bill = Bill.Of(admission, Given.End(new TokenUsage(12, null), CallOutcome.Cancelled), Prices);

        Assert.Equal(80_000, bill.CostMicros);
    }

    [Fact]
    public void What_is_set_aside_for_pictures_is_the_dearer_way_to_count_them()
    {
        Assert.Equal(160_000, Prices.EstimateMicros(Provider.OpenAi, "dall-e-3", Operation.Images, 12, 8_192, Given.Noon, images: 4));
    }

    [Theory]
    [InlineData("flex", "p2", 3L)]
    [InlineData("default", "p3", 6L)]
    [InlineData(null, "p3", 6L)]
    public void The_tier_that_was_charged_decides_the_price(string? tier, string price, long micros)
    {
        var bill = Bill.Of(Admitted("gpt-x", Operation.Chat), Given.End(new TokenUsage(1, 1)) with { ServiceTier = tier }, Prices);

        Assert.Equal((micros, price), (bill.CostMicros, bill.PriceId));
    }

    [Theory]
    [InlineData(100, null, null, null, 400)]
    [InlineData(100, 10, 20, 30, 40 * 4 + 10 * 1 + 20 * 5 + 30 * 8)]
    [InlineData(100, null, 100, null, 500)]
    [InlineData(100, 100, null, 100, 800)]
    [InlineData(100, 1000, 1000, 1000, 800)]
    public void Input_costs_what_the_provider_does_with_it_and_never_more_of_it_than_there_is(
        int input, int? cached, int? written, int? writtenLong, long micros)
    {
        var usage = new TokenUsage(input, 0, cached, CacheWritten: written, CacheWrittenLong: writtenLong);

        Assert.Equal(micros, Bill.Of(Admitted("kept", Operation.Chat), Given.End(usage), Prices).CostMicros);
    }

    [Fact]
    public void A_search_costs_its_price_beside_the_tokens() => Assert.Equal(
        14 + 20_000,
        Bill.Of(Admitted("kept", Operation.Chat), Given.End(new TokenUsage(1, 1)) with { Searches = 2 }, Prices).CostMicros);

    [Theory]
    [InlineData("fast", null)]
    [InlineData("priority", null)]
    [InlineData("us", null)]
    [InlineData("fast_us", 140L)]
    [InlineData("standard", 14L)]
    [InlineData("not_available", 14L)]
    public void A_dearer_tier_without_a_price_of_its_own_has_none(string tier, long? micros)
    {
        var end = Given.End(new TokenUsage(1, 1));

        Assert.Equal(micros, Bill.Of(Admitted("kept", Operation.Chat), end with { ServiceTier = tier }, Prices).CostMicros);
        var asked = Admitted("kept", Operation.Chat);
        Assert.Equal(micros, Bill.Of(asked with { Start = asked.Start with { ServiceTier = tier } }, end, Prices).CostMicros);
        Assert.Equal(
            micros, Prices.EstimateMicros(Provider.OpenAi, "kept", Operation.Chat, 1, 1, Given.Noon, serviceTier: tier));
    }

    [Fact]
    public void What_is_set_aside_for_input_that_is_kept_is_its_dearest_price() => Assert.Equal(
        18, Prices.EstimateMicros(Provider.OpenAi, "kept", Operation.Chat, 1, 1, Given.Noon, writesCache: true));

    [Theory]
    [InlineData("fast", null, "fast")]
    [InlineData("us", "fast", "fast_us")]
    [InlineData("standard", "global", null)]
    [InlineData("FAST!", null, "other")]
    public void Tiers_that_are_asked_for_together_have_one_name(string one, string? other, string? name) =>
        Assert.Equal(name, ServiceTiers.Both(ServiceTiers.Special(one), ServiceTiers.Special(other)));

    private static Price PriceOf(string id, string model, string? tier, long input, long output, long? image = null) =>
        new(id, Provider.OpenAi, model, tier, null, 0, input, null, output, image, DateTimeOffset.MinValue);

    private static Admission Admitted(string model, Operation operation) => new()
    {
        Key = Given.Key(),
        Route = Given.Route(model: model),
        Operation = operation,
        Start = Given.Start(12, null),
        At = Given.Noon,
    };
}
