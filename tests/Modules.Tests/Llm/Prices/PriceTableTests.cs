using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;
using Maru.Modules.Tests.Llm.Calls;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Prices;

public sealed class PriceTableTests
{
    private static readonly PriceTable BuiltIn = new(BuiltInPrices.Read(Profiles.All), Profiles.All);

    [Theory]
    [InlineData("gpt-4o", 1_000_000, 0, 0, 2_500_000L)]
    [InlineData("gpt-4o-2024-08-06", 1_000_000, 1_000_000, 0, 1_250_000L)]
    [InlineData("gpt-4o-mini", 1, 0, 0, 1L)]
    [InlineData("gpt-4o-mini", 1_000, 200, 500, 435L)]
    [InlineData("gpt-5.6-sol", 272_000, 0, 0, 1_360_000L)]
    [InlineData("gpt-5.6-sol", 272_001, 0, 0, 2_720_010L)]
    [InlineData("gpt-5.6-luna", 1_000_000, 0, 1_000_000, 1_400_000L)]
    public void Cost_is_exact_and_rounded_up(string model, int input, int cached, int output, long micros)
    {
        Assert.True(BuiltIn.TryFind(Provider.OpenAi, model, Operation.Chat, input, Given.Noon, out var price));

        Assert.Equal(micros, price.CostMicros(new TokenUsage(input, output, cached), Operation.Chat));
    }

    [Theory]
    [InlineData("2026-12-31T23:59:59Z", 750_000L)]
    [InlineData("2027-01-01T00:00:00Z", 1_500_000L)]
    public void A_price_holds_from_its_date_on(string at, long micros) => Assert.Equal(
        micros, BuiltIn.EstimateMicros(Provider.Gemini, "gemini-3.8-flash", Operation.Chat, 1_000_000, 0, DateTimeOffset.Parse(at, null)));

    [Theory]
    [InlineData(Provider.OpenAi, "gpt-4o-audio-preview")]
    [InlineData(Provider.OpenAiCompatible, "gpt-4o")]
    [InlineData(Provider.Gemini, "gpt-4o")]
    public void What_no_row_names_is_unknown_and_not_free(Provider provider, string model) =>
        Assert.Null(BuiltIn.EstimateMicros(provider, model, Operation.Chat, 10, 10, Given.Noon));

    [Fact]
    public void The_server_itself_costs_nothing() =>
        Assert.Equal(0, BuiltIn.EstimateMicros(Provider.Builtin, "composer", Operation.Chat, 10, 10, Given.Noon));

    [Fact]
    public void Unknown_output_makes_the_cost_unknown_but_for_embeddings()
    {
        BuiltIn.TryFind(Provider.OpenAi, "text-embedding-3-small", Operation.Embeddings, 50, Given.Noon, out var price);

        Assert.Equal(1, price!.CostMicros(new TokenUsage(50, null), Operation.Embeddings));
        Assert.Null(price.CostMicros(new TokenUsage(50, null), Operation.Chat));
        Assert.Null(price.CostMicros(TokenUsage.Unknown, Operation.Chat));
    }

    [Theory]
    [InlineData("*", "anything", true)]
    [InlineData("gpt-?", "gpt-5", true)]
    [InlineData("gpt-?", "gpt-55", false)]
    [InlineData("a*b*c", "a-b-b-c", true)]
    [InlineData("a*b", "a-b-c", false)]
    [InlineData("", "", true)]
    public void Globs_match_whole_names(string pattern, string name, bool matches) => Assert.Equal(matches, ModelGlob.Matches(pattern, name));

    [Theory, EachDialect]
    public async Task An_added_price_holds_at_once_and_retiring_brings_the_built_in_back(Dialect dialect)
    {
        var clock = new FakeClock(Given.Noon);
        await using var bench = await Bench.CreateAsync(dialect, clock);
        var change = TestChanges.On(bench.Db, clock);
        var add = new AddPrice(change, bench.PriceStore, bench.Prices, clock);
        var retire = new RetirePrice(change, bench.PriceStore, bench.Prices, clock);

        var added = await add.RunAsync(new PriceDraft(Provider.OpenAi, "gpt-4o*", null, null, null, "1.000001", null, "2", null, null), "admin", CancellationToken.None);

        Assert.Equal(1_000_001, Estimate(bench));
        Assert.Null((await retire.RunAsync(added.Value.Id, "admin", CancellationToken.None)).Failure);
        Assert.Equal(2_500_000, Estimate(bench));
        Assert.Equal("llm.price_not_found", (await retire.RunAsync(added.Value.Id, "admin", CancellationToken.None)).Failure!.Code);
        Assert.Equal(
            "llm.price_built_in", (await retire.RunAsync(bench.Prices.Current.All[0].Id, "admin", CancellationToken.None)).Failure!.Code);
        Assert.Equal(2, await bench.ScalarAsync<long>("SELECT COUNT(*) FROM platform_outbox WHERE name = 'llm.price_changed.v1'"));
    }

    [Theory]
    [InlineData("gpt 4", "1", "1", "model_pattern")]
    [InlineData("gpt-4", "-1", "1", "input")]
    [InlineData("gpt-4", "1.0000001", "1", "input")]
    [InlineData("gpt-4", "1", "1001", "output")]
    [InlineData("gpt-4", "1", null, "output")]
    public void A_malformed_price_names_its_field(string pattern, string input, string? output, string field)
    {
        var outcome = new PriceDraft(Provider.OpenAi, pattern, null, null, null, input, null, output, null, null).Check("id", Given.Noon, "me");

        Assert.Contains(field, outcome.Failure!.Fields!.Keys);
    }

    private static long? Estimate(Bench bench) =>
        bench.Prices.Current.EstimateMicros(Provider.OpenAi, "gpt-4o", Operation.Chat, 1_000_000, 0, Given.Noon);
}
