using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Calls.History;
using Maru.Modules.Llm.Calls.Stats;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class TypeHealthTests
{
    [Fact]
    public void Failures_count_against_the_provider_that_failed_and_refusals_against_none()
    {
        RecentCall[] calls =
        [
            Call("text-small", Provider.OpenAi, CallOutcome.Succeeded, 10_000), Call("text-small", Provider.OpenAi, CallOutcome.Failed, 90_000),
            Call("text-small", Provider.Gemini, CallOutcome.Succeeded, 20_000), Call("text-small", Provider.OpenAi, CallOutcome.Refused, 1),
            Call("image", Provider.Gemini, CallOutcome.Failed, 5), Call("openai/gpt-4o", Provider.OpenAi, CallOutcome.Failed, 5),
        ];

        var health = TypeHealth.Of(calls);

        Assert.Equal(
            [(ModelType.TextSmall, Provider.OpenAi, 2, 1, 0.5), (ModelType.TextSmall, Provider.Gemini, 1, 0, 0), (ModelType.Image, Provider.Gemini, 1, 1, 1.0)],
            health.Select(h => (h.Type, h.Provider, h.Requests, h.Failed, h.ErrorRate)));
        Assert.InRange(health[0].P95Micros!.Value, 9_800, 10_200);
        Assert.Null(health[2].P95Micros);
    }

    [Theory, EachDialect]
    public async Task The_newest_calls_that_reached_a_provider_are_looked_at(Dialect dialect)
    {
        await using var bench = await Bench.CreateAsync(dialect);
        Enumerable.Range(0, 5).ToList().ForEach(i => bench.Log.Append(Given.Call(Given.Noon.AddMinutes(i), asked: $"n{i}")));
        await bench.StoreAsync();

        var some = await bench.Store.RecentAsync(Given.Noon.AddMinutes(1), 3, TestContext.Current.CancellationToken);
        var all = await bench.Store.RecentAsync(Given.Noon.AddMinutes(1), 100, TestContext.Current.CancellationToken);

        Assert.Equal(["n4", "n3", "n2"], some.Select(c => c.ModelAsked));
        Assert.Equal(4, all.Count);
    }

    private static RecentCall Call(string asked, Provider provider, CallOutcome outcome, long micros) => new(asked, provider, outcome, micros);
}
