using Maru.Modules.Llm.Calls.Stats;

namespace Maru.Modules.Tests.Llm.Calls;

public sealed class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void A_quantile_is_within_two_percent_after_merging_and_storing(double q)
    {
        var random = new Random(7);
        var values = Enumerable.Range(0, 20_000).Select(_ => (long)Math.Exp((random.NextDouble() * 14) + 4)).ToList();
        var (left, right) = (new LatencyHistogram(), new LatencyHistogram());
        values.Take(5_000).ToList().ForEach(left.Record);
        values.Skip(5_000).ToList().ForEach(right.Record);

        var merged = LatencyHistogram.Parse(left.ToString());
        merged.Add(LatencyHistogram.Parse(right.ToString()));

        var exact = values.Order().ElementAt((int)Math.Ceiling(q * values.Count) - 1);
        Assert.InRange(merged.Quantile(q)!.Value / exact, 0.98, 1.02);
    }

    [Fact]
    public void Nothing_recorded_has_no_quantile() => Assert.Null(LatencyHistogram.Parse("").Quantile(0.5));
}
