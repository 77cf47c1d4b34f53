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
