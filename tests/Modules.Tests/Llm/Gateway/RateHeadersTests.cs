using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

public sealed class RateHeadersTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(-5, "0s")]
    [InlineData(0.2, "1ms")]
    [InlineData(120, "120ms")]
    [InlineData(999.2, "1s")]
    [InlineData(1000, "1s")]
    [InlineData(7660, "7.66s")]
    [InlineData(59_999.5, "1m0s")]
    [InlineData(86_400, "1m26.4s")]
    [InlineData(360_000, "6m0s")]
    [InlineData(7_325_001, "2h2m5.001s")]
    public void A_span_is_written_as_OpenAI_writes_it(double milliseconds, string text) =>
        Assert.Equal(text, RateHeaders.Span(TimeSpan.FromMilliseconds(milliseconds)));

    [Theory]
    [InlineData(null, null, 0)]
    [InlineData(3, null, 3)]
    [InlineData(null, 100, 3)]
    [InlineData(3, 100, 6)]
    public void Only_a_limit_that_the_key_has_is_told(int? requests, int? tokens, int count)
    {
        var headers = RateHeaders.Of(new LimitDecision(LimitKind.None, 0, 0, requests, 2, 20, tokens, 90, 6, 1)).ToList();

        Assert.Equal(count, headers.Count);
        Assert.All(headers, header => Assert.Contains(header.Name, RateHeaders.Names));
    }
}
