using Maru.Platform.Secrets;

namespace Maru.Platform.Tests.Secrets;

public sealed class KeyHintTests
{
    [Theory]
    [InlineData("sk-test1234567890abcdef", "sk-...cdef")]
    [InlineData("sk-ant-xxxxxxxxxxxx1234", "sk-ant-...1234")]
    [InlineData("AIzaSyXXXXXXXXXXXX9876", "AIza...9876")]
    [InlineData("gsk_1234567890abcdef", "gsk...cdef")]
    [InlineData("0123456789abcdef", "012...cdef")]
    [InlineData("0123456789abcde", "***")]
    [InlineData("sk-key1", "***")]
    [InlineData("", "***")]
    [InlineData("비밀비밀비밀비밀비밀비밀비밀비밀비밀", "***")]
    public void A_hint_shows_the_vendor_and_the_last_four_of_a_long_key(string plaintext, string hint) =>
        Assert.Equal(hint, KeyHint.Of(plaintext));

    [Fact]
    public void No_hint_shows_more_than_a_known_prefix_and_four_characters()
    {
        var random = new Random(3);

        for (var round = 0; round < 500; round++)
        {
            var plaintext = string.Concat(Enumerable.Range(0, random.Next(80)).Select(_ => (char)random.Next(33, 127)));
            var hint = KeyHint.Of(plaintext);

            Assert.True(hint == "***" || hint[(hint.LastIndexOf("...", StringComparison.Ordinal) + 3)..].Length <= 4);
            Assert.True(hint.Length <= 14);
        }
    }
}
