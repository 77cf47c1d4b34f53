using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class UsageBoundsTests
{
    [Theory]
    [InlineData(1, 40, false)]
    [InlineData(0, 32, false)]
    [InlineData(0, 33, true)]
    [InlineData(100, 1632, false)]
    [InlineData(100, 1633, true)]
    public void Few_tokens_for_much_text_are_worth_a_count(int tokens, long bytes, bool worth) =>
        Assert.Equal(worth, UsageBounds.MayBeTooLittleOut(tokens, bytes));

    [Theory]
    [InlineData(0, 4, false)]
    [InlineData(0, 5, true)]
    [InlineData(100, 204, false)]
    [InlineData(100, 205, true)]
    public void Less_than_half_of_a_count_is_too_little(int tokens, int counted, bool isTooLittle) =>
        Assert.Equal(isTooLittle, UsageBounds.IsTooLittle(tokens, counted));

    [Theory]
    [InlineData(0, 8, false)]
    [InlineData(0, 9, true)]
    [InlineData(3, 560, false)]
    [InlineData(3, 561, true)]
    public void Few_tokens_for_a_long_request_and_none_for_any_are_worth_a_count(int tokens, int estimated, bool worth) =>
        Assert.Equal(worth, UsageBounds.MayBeTooLittleIn(tokens, estimated));

    [Fact]
    public void A_picture_that_costs_less_than_was_guessed_is_no_reason_to_count() =>
        Assert.False(UsageBounds.MayBeTooLittleIn(tokens: 900, estimated: 2_800));
}
