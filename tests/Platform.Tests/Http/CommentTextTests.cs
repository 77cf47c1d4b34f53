using System.Xml.Linq;
using Maru.Platform.Http;

namespace Maru.Platform.Tests.Http;

public sealed class CommentTextTests
{
    [Theory]
    [InlineData("  A stove.\n            It is hot.  ", "A stove. It is hot.")]
    [InlineData("Wire names: <c>low</c>, <c>high</c>.", "Wire names: `low`, `high`.")]
    [InlineData("See <see cref=\"T:Maru.Kitchen.Stove`1\"/>.", "See Stove.")]
    [InlineData("See <see cref=\"M:Maru.Kitchen.Stove.Light``1(System.String,System.Int32)\" />.", "See Light.")]
    [InlineData("As in <see cref=\"P:Maru.Kitchen.Stove.RingCount\"/>.", "As in `ring_count`.")]
    [InlineData("Or <see cref=\"F:Maru.Kitchen.Heat.VeryHigh\"/>.", "Or `very_high`.")]
    [InlineData("Is <paramref name=\"RingCount\"/> or <see langword=\"null\"/>.", "Is `ring_count` or `null`.")]
    [InlineData("See <see cref=\"T:Maru.Kitchen.Stove\">the stove</see>.", "See the stove.")]
    [InlineData("<para>One.</para><para>Two.</para>", "One. Two.")]
    [InlineData("a &lt; b &amp; c", "a < b & c")]
    public void It_is_one_line_of_words_in_the_names_of_the_wire(string comment, string said) =>
        Assert.Equal(said, CommentText.Of(XElement.Parse($"<summary>{comment}</summary>")));

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public void A_comment_that_says_nothing_is_none(string comment) =>
        Assert.Null(CommentText.Of(XElement.Parse($"<summary>{comment}</summary>")));
}
