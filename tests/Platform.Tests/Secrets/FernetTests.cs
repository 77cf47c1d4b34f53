using System.Text;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Tests.Secrets;

public sealed class FernetTests
{
    private static readonly DateTimeOffset Now = new FixedClock().GetUtcNow();
    private readonly FernetKey _key = FernetKey.Generate();

    [Fact]
    public void Bytes_of_every_length_come_back()
    {
        var random = new Random(1);

        for (var length = 0; length <= 200; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);

            Assert.True(Fernet.TryOpen(_key, Fernet.Seal(_key, bytes, Now), out var opened, out _));
            Assert.Equal(bytes, opened);
        }
    }

    [Fact]
    public void The_same_bytes_give_another_token_each_time()
    {
        var tokens = Enumerable.Range(0, 50).Select(_ => Fernet.Seal(_key, "same"u8, Now)).ToHashSet();

        Assert.Equal(50, tokens.Count);
        Assert.All(tokens, t => Assert.StartsWith(Fernet.Start, t, StringComparison.Ordinal));
    }

    [Fact]
    public void Any_character_changed_to_any_other_is_refused()
    {
        const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_= \n+/";
        var token = Fernet.Seal(_key, "secret"u8, Now);

        for (var i = 0; i < token.Length; i++)
        {
            foreach (var other in Alphabet.Where(c => c != token[i]))
            {
                var changed = string.Concat(token.AsSpan(0, i), [other], token.AsSpan(i + 1));

                Assert.False(Fernet.TryOpen(_key, changed, out _, out _), $"{i}: {other}");
            }
        }
    }

    [Fact]
    public void A_token_cut_or_lengthened_is_refused()
    {
        var token = Fernet.Seal(_key, "secret"u8, Now);

        for (var length = 0; length < token.Length; length++)
        {
            Assert.False(Fernet.TryOpen(_key, token.AsSpan(0, length), out _, out _));
        }

        Assert.False(Fernet.TryOpen(_key, token + "=", out _, out _));
        Assert.False(Fernet.TryOpen(_key, " " + token, out _, out _));
        Assert.False(Fernet.TryOpen(_key, token + "\n", out _, out _));
    }

    [Fact]
    public void Another_key_does_not_open()
    {
        var token = Fernet.Seal(_key, "secret"u8, Now);

        Assert.False(Fernet.TryOpen(FernetKey.Generate(), token, out _, out var refusal));
        Assert.Equal(FernetRefusal.BadSignature, refusal);
    }

    [Theory]
    [InlineData(0, FernetRefusal.None)]
    [InlineData(59, FernetRefusal.None)]
    [InlineData(60, FernetRefusal.Expired)]
    [InlineData(-60, FernetRefusal.None)]
    [InlineData(-61, FernetRefusal.FromTheFuture)]
    public void Age_is_judged_to_the_second(int secondsLater, FernetRefusal expected)
    {
        var token = Fernet.Seal(_key, "secret"u8, Now);

        Fernet.TryOpen(_key, token, out _, out var refusal, new FernetAge(TimeSpan.FromSeconds(60), Now.AddSeconds(secondsLater)));

        Assert.Equal(expected, refusal);
    }

    [Fact]
    public void A_token_of_another_implementation_opens()
    {
        Assert.True(FernetKey.TryParse("AaN32KJfPNjNlfwaiMN84AF7xTUNWIICTTEdx19_-9w=", out var key));

        Assert.True(Fernet.TryOpen(key, "gAAAAABrAPpzUpdJUsfCT6E5JjW6LolC_jVI7p4vdOTVzJwLRCT7S0e19DiaFypzAGEYGMVgFUITUxXvCm5rGLhREvo_v2ERig==", out var opened, out _));
        Assert.Equal("키 key ✓", Encoding.UTF8.GetString(opened));
    }
}
