using Maru.Modules.Identity.SigningKeys;

namespace Maru.Modules.Tests.Identity.Domain;

public sealed class AccessTokenTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly AccessTokenForm _form = new("maru", "maru-api");
    private readonly EcKey _ours = EcKey.Generate("key-1");

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b.c")]
    [InlineData("a.b.c.d")]
    [InlineData("not a token")]
    [InlineData("한글.한글.한글")]
    public void Rubbish_is_refused(string token) => Assert.Null(Read(token));

    [Fact]
    public void White_space_padding_and_surplus_length_are_refused()
    {
        var token = Write();

        Assert.NotNull(Read(token));
        Assert.Null(Read(token + "=="));
        Assert.Null(Read(token + "\n"));
        Assert.Null(Read(token + ".x"));
        Assert.Null(Read(token + new string('A', 4096)));
    }

    private string Write() => AccessTokenForm.Write(
        new AccessClaims
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
        },
        _ours);

    private AccessClaims? Read(string token) => _form.Read(token, id => id == "key-1" ? _ours : null, Now);
}
