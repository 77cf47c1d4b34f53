using System.Globalization;
using System.Text;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Tests.Secrets;

/// <summary>The public vectors of the Fernet format: generate, verify, invalid.</summary>
public sealed class FernetVectorTests
{
    private const string Hello =
        "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";

    private static readonly FernetKey Key =
        FernetKey.TryParse("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=", out var key) ? key : throw new InvalidOperationException();

    private static readonly byte[] Iv = [.. Enumerable.Range(0, Fernet.IvSize).Select(i => (byte)i)];

    public static TheoryData<string, string, string, FernetRefusal> Invalid => new()
    {
        { "incorrect mac", "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykQUFBQUFBQUFBQQ==", "1985-10-26T01:20:01-07:00", FernetRefusal.BadSignature },
        { "too short", "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPA==", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "very short", "gAAAAABdnQ1TUKh2OE_ggbyCIxfg", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "invalid base64", "%%%%%%%%%%%%%AECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "not whole blocks", "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPOm73QeoCk9uGib28Xe5vz6oxq5nmxbx_v7mrfyudzUm", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "padding error", "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0ODz4LEpdELGQAad7aNEHbf-JkLPIpuiYRLQ3RtXatOYREu2FWke6CnJNYIbkuKNqOhw==", "1985-10-26T01:20:01-07:00", FernetRefusal.BadPadding },
        { "far future", "gAAAAAAdwStRAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAnja1xKYyhd-Y6mSkTOyTGJmw2Xc2a6kBd-iX9b_qXQcw==", "1985-10-26T01:20:01-07:00", FernetRefusal.FromTheFuture },
        { "expired", "gAAAAAAdwJ6xAAECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAl1-szkFVzXTuGb4hR8AKtwcaX1YdykRtfsH-p1YsUD2Q==", "1985-10-26T01:21:31-07:00", FernetRefusal.Expired },
        { "incorrect IV", "gAAAAAAdwJ6xBQECAwQFBgcICQoLDA0OD3HkMATM5lFqGaerZ-fWPAkLhFLHpGtDBRLRTZeUfWgHSv49TF2AUEZ1TIvcZjK1zQ==", "1985-10-26T01:20:01-07:00", FernetRefusal.BadPadding },
        { "text after the padding", Hello + "trailingdata", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "foreign characters", "*gAAAAAAdwJ6wAAECAwQFBgcI!CQoLDA0ODy021?cpGVWKZ_eEwC@GM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
        { "not the url alphabet", "gAAAAAAdwJ6wAAEC/AwQFBgcICQoLDA0ODy+021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==", "1985-10-26T01:20:01-07:00", FernetRefusal.Malformed },
    };

    [Fact]
    public void The_generate_vector_is_made_exactly()
    {
        var token = Fernet.Seal(Key, "hello"u8, At("1985-10-26T01:20:00-07:00"), Iv);

        Assert.Equal(Hello, token);
    }

    [Fact]
    public void The_verify_vector_opens()
    {
        var age = new FernetAge(TimeSpan.FromSeconds(60), At("1985-10-26T01:20:01-07:00"));

        Assert.True(Fernet.TryOpen(Key, Hello, out var plaintext, out var refusal, age));
        Assert.Equal("hello", Encoding.UTF8.GetString(plaintext));
        Assert.Equal(FernetRefusal.None, refusal);
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void Each_invalid_vector_is_refused_for_its_own_reason(string fault, string token, string now, FernetRefusal expected)
    {
        var opened = Fernet.TryOpen(Key, token, out var plaintext, out var refusal, new FernetAge(TimeSpan.FromSeconds(60), At(now)));

        Assert.False(opened, fault);
        Assert.Null(plaintext);
        Assert.Equal(expected, refusal);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
