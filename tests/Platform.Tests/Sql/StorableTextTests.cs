using Maru.Platform.Sql;

namespace Maru.Platform.Tests.Sql;

public sealed class StorableTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("as it is\t\r\n 한글 ￥ 🙂", "as it is\t\r\n 한글 ￥ 🙂")]
    [InlineData("a\0b", "a\ufffdb")]
    public void What_cannot_be_stored_is_replaced_and_nothing_else(string? text, string? fit) => Assert.Equal(fit, StorableText.Of(text, 40));

    // An attribute's text is UTF-8, which has no halves of a pair.
    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced()
    {
        Assert.Equal("\ufffd", StorableText.Of("\ud83d", 40));
        Assert.Equal("\ufffd🙂\ufffd\ufffd", StorableText.Of("\ude42🙂\ud83d\ud83d", 40));
    }

    [Theory]
    [InlineData("12345", 5, "12345")]
    [InlineData("123456", 5, "1234…")]
    [InlineData("123🙂6", 6, "123🙂6")]
    [InlineData("123🙂67", 6, "123🙂…")]
    [InlineData("1234🙂7", 6, "1234…")]
    [InlineData("🙂🙂", 1, "…")]
    [InlineData("\0\0\0", 2, "\ufffd…")]
    public void A_text_that_is_too_long_is_cut_between_characters(string text, int longest, string fit) =>
        Assert.Equal(fit, StorableText.Of(text, longest));
}
