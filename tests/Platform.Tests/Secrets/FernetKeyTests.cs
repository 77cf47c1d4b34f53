using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Tests.Secrets;

public sealed class FernetKeyTests
{
    private const string Text = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=";

    [Fact]
    public void A_key_is_read_with_and_without_padding()
    {
        Assert.True(FernetKey.TryParse(Text, out var padded));
        Assert.True(FernetKey.TryParse(Text.TrimEnd('='), out var bare));

        Assert.True(padded.IsSameAs(bare));
        Assert.Equal(Text, bare.Reveal());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e5=")]
    [InlineData("cw/0x689RpI+jtRR7oE8h/eQsKImvJapLeSbXpwF4e4=")]
    [InlineData("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e==")]
    [InlineData(" w_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=")]
    [InlineData("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4==")]
    [InlineData("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4A")]
    public void Any_other_spelling_is_refused(string? text) => Assert.False(FernetKey.TryParse(text, out _));

    [Fact]
    public void A_key_prints_masked_and_its_id_is_the_start_of_its_digest()
    {
        Assert.True(FernetKey.TryParse(Text, out var key));
        var digest = System.Security.Cryptography.SHA256.HashData(Convert.FromBase64String(Text.Replace('-', '+').Replace('_', '/')));

        Assert.Equal("***", key.ToString());
        Assert.Equal("***", $"{key}");
        Assert.Equal(Convert.ToHexStringLower(digest)[..8], key.Id);
    }

    [Fact]
    public void New_keys_differ_and_parse_again()
    {
        for (var i = 0; i < 100; i++)
        {
            var key = FernetKey.Generate();

            Assert.True(FernetKey.TryParse(key.Reveal(), out var again));
            Assert.True(key.IsSameAs(again));
            Assert.False(key.IsSameAs(FernetKey.Generate()));
        }
    }
}
