using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Maru.Modules.Identity.SigningKeys;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class AccessTokenFormTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AccessTokenForm _form = new("maru", "maru-api");
    private readonly EcKey _ours = EcKey.Generate("key-1");
    private readonly EcKey _foreign = EcKey.Generate("key-1");

    [Fact]
    public void Our_own_token_is_read()
    {
        var claims = Claims();

        var read = Read(AccessTokenForm.Write(claims, _ours));

        Assert.Equal(claims, read);
    }

    [Fact]
    public void A_hand_made_token_with_our_key_is_read_so_the_refusals_below_mean_something() =>
        Assert.NotNull(Read(Sign(Header(), Body())));

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("HS256")]
    [InlineData("ES384")]
    [InlineData("RS256")]
    [InlineData("es256")]
    [InlineData("")]
    public void Any_other_algorithm_is_refused_even_with_a_good_signature(string algorithm) =>
        Assert.Null(Read(Sign(Header(alg: algorithm), Body())));

    [Theory]
    [InlineData("")]
    [InlineData("AAAA")]
    public void An_unsigned_token_is_refused(string signature) =>
        Assert.Null(Read($"{Encode(Header(alg: "none"))}.{Encode(Body())}.{signature}"));

    [Fact]
    public void An_unsigned_token_that_claims_ES256_is_refused() =>
        Assert.Null(Read($"{Encode(Header())}.{Encode(Body())}."));

    [Fact]
    public void A_zero_signature_is_refused() =>
        Assert.Null(Read($"{Encode(Header())}.{Encode(Body())}.{Base64Url.EncodeToString(new byte[64])}"));

    [Fact]
    public void HS256_keyed_with_our_public_key_is_refused()
    {
        var text = $"{Encode(Header(alg: "HS256"))}.{Encode(Body())}";
        foreach (var secret in new[] { Convert.FromBase64String(_ours.ExportPublic()), Encoding.ASCII.GetBytes(_ours.ExportPublic()) })
        {
            var mac = HMACSHA256.HashData(secret, Encoding.ASCII.GetBytes(text));
            Assert.Null(Read($"{text}.{Base64Url.EncodeToString(mac)}"));
        }
    }

    [Fact]
    public void A_foreign_key_that_bears_our_key_id_is_refused() =>
        Assert.Null(Read(AccessTokenForm.Write(Claims(), _foreign)));

    [Theory]
    [InlineData("../../../../dev/null")]
    [InlineData("key-1' OR '1'='1")]
    [InlineData("KEY-1")]
    [InlineData("")]
    public void A_key_id_that_is_not_ours_is_refused(string kid) =>
        Assert.Null(Read(Sign(Header(kid: kid), Body())));

    [Fact]
    public void A_missing_key_id_is_refused() =>
        Assert.Null(Read(Sign("""{"alg":"ES256","typ":"at+jwt"}""", Body())));

    [Theory]
    [InlineData("\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}")]
    [InlineData("\"jku\":\"https://attacker.example/keys\"")]
    [InlineData("\"x5u\":\"https://attacker.example/cert\"")]
    public void A_key_brought_along_in_the_header_is_not_used(string member)
    {
        var header = $$"""{"alg":"ES256","typ":"at+jwt","kid":"key-1",{{member}}}""";

        Assert.Null(Read(Sign(header, Body(), _foreign)));
    }

    [Fact]
    public void A_critical_header_we_do_not_know_is_refused() =>
        Assert.Null(Read(Sign("""{"alg":"ES256","typ":"at+jwt","kid":"key-1","crit":["exp"]}""", Body())));

    [Fact]
    public void A_header_member_given_twice_is_refused() =>
        Assert.Null(Read(Sign("""{"alg":"none","alg":"ES256","typ":"at+jwt","kid":"key-1"}""", Body())));

    [Theory]
    [InlineData("JWT")]
    [InlineData("jwt")]
    [InlineData("AT+JWT")]
    [InlineData("")]
    public void Another_type_of_token_is_refused(string typ) =>
        Assert.Null(Read(Sign(Header(typ: typ), Body())));

    [Fact]
    public void Another_audience_is_refused() => Assert.Null(Read(AccessTokenForm.Write(Claims() with { Aud = "elsewhere" }, _ours)));

    [Fact]
    public void Another_issuer_is_refused() => Assert.Null(Read(AccessTokenForm.Write(Claims() with { Iss = "elsewhere" }, _ours)));

    [Theory]
    [InlineData(-29, true)]
    [InlineData(-30, false)]
    [InlineData(-3600, false)]
    public void An_expired_token_is_refused_after_the_skew(int expiredBySeconds, bool accepted)
    {
        var claims = Claims() with { Exp = Now.ToUnixTimeSeconds() + expiredBySeconds };

        Assert.Equal(accepted, Read(AccessTokenForm.Write(claims, _ours)) is not null);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void A_token_of_the_future_is_refused_beyond_the_skew(int inSeconds, bool accepted)
    {
        var claims = Claims() with { Nbf = Now.ToUnixTimeSeconds() + inSeconds };

        Assert.Equal(accepted, Read(AccessTokenForm.Write(claims, _ours)) is not null);
    }

    [Theory]
    [InlineData("exp")]
    [InlineData("nbf")]
    [InlineData("aud")]
    [InlineData("iss")]
    [InlineData("sub")]
    [InlineData("sid")]
    [InlineData("token_version")]
    public void A_token_without_a_claim_we_need_is_refused(string claim)
    {
        var body = System.Text.Json.Nodes.JsonNode.Parse(Body())!.AsObject();
        body.Remove(claim);

        Assert.Null(Read(Sign(Header(), body.ToJsonString())));
    }

    [Fact]
    public void Every_single_changed_character_is_refused()
    {
        var token = AccessTokenForm.Write(Claims(), _ours);

        for (var i = 0; i < token.Length; i++)
        {
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(Read(changed));
        }
    }

    private static AccessClaims Claims() => new()
    {
        Iss = "maru",
        Aud = "maru-api",
        Sub = "account",
        Sid = "session",
        TokenVersion = 1,
        Jti = "id",
        Iat = Now.ToUnixTimeSeconds(),
        Nbf = Now.ToUnixTimeSeconds(),
        Exp = Now.ToUnixTimeSeconds() + 3600,
    };

    private static string Header(string alg = "ES256", string typ = "at+jwt", string kid = "key-1") =>
        $$"""{"alg":"{{alg}}","typ":"{{typ}}","kid":"{{kid}}"}""";

    private static string Body() => $$"""
        {"iss":"maru","aud":"maru-api","sub":"account","sid":"session","token_version":1,"jti":"id",
        "iat":{{Now.ToUnixTimeSeconds()}},"nbf":{{Now.ToUnixTimeSeconds()}},"exp":{{Now.ToUnixTimeSeconds() + 3600}}}
        """;

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));

    private string Sign(string header, string body, EcKey? key = null)
    {
        var text = $"{Encode(header)}.{Encode(body)}";
        return $"{text}.{Base64Url.EncodeToString((key ?? _ours).Sign(Encoding.ASCII.GetBytes(text)))}";
    }

    private AccessClaims? Read(string token) => _form.Read(token, id => id == "key-1" ? _ours : null, Now);
}
