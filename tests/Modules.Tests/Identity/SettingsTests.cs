using Maru.Modules.Identity;
using Maru.Modules.Identity.ClientKeys;
using Maru.Testing;

namespace Maru.Modules.Tests.Identity;

public sealed class SettingsTests
{
    [Fact]
    public void The_defaults_are_sound() => Assert.Empty(FaultsIn("Production"));

    [Theory]
    [InlineData("Production", 1)]
    [InlineData("Development", 1)]
    [InlineData("Testing", 0)]
    public void Weak_hashing_is_for_tests_only(string environment, int faults) =>
        Assert.Equal(faults, FaultsIn(environment, ("PasswordIterations", "209999")).Count);

    [Theory]
    [InlineData("AccessLifetime", "59s")]
    [InlineData("AccessLifetime", "25h")]
    [InlineData("RefreshLifetime", "91d")]
    [InlineData("SessionLifetime", "367d")]
    [InlineData("RefreshGrace", "61s")]
    [InlineData("SigningKeyLifetime", "23h")]
    [InlineData("SigningKeyLifetime", "367d")]
    [InlineData("PasswordQueue", "-1")]
    [InlineData("PasswordQueue", "10001")]
    [InlineData("PasswordIterations", "0")]
    [InlineData("Issuer", "")]
    [InlineData("Audience", " ")]
    public void A_setting_that_weakens_the_server_is_named(string key, string value) =>
        Assert.Contains($"Identity:{key}", Assert.Single(FaultsIn("Testing", (key, value))), StringComparison.Ordinal);

    [Fact]
    public void A_session_outlives_its_refresh_token_and_that_the_access_token() => Assert.Equal(
        [
            "Identity:RefreshLifetime must be longer than Identity:AccessLifetime.",
            "Identity:SessionLifetime must be at least Identity:RefreshLifetime.",
        ],
        FaultsIn("Testing", ("AccessLifetime", "2h"), ("RefreshLifetime", "2h"), ("SessionLifetime", "1h")));

    [Fact]
    public void What_carries_a_secret_does_not_print_it()
    {
        var secret = Maru.Modules.Identity.ClientKeys.ClientKeySecret.New();
        var key = Maru.Modules.Identity.ClientKeys.IssuedKey.New(
            "id", "owner", secret, Maru.Modules.Identity.ClientKeys.ClientKeyTerms.Check("n", null, null, null, null).Value, DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain(secret, new NewClientKey(key, secret).ToString());
        Assert.DoesNotContain(secret, key.ToString());
    }

    private static IReadOnlyList<string> FaultsIn(string environment, params (string Key, string? Value)[] settings) =>
        TestSettings.FaultsOf<IdentitySettings>("Identity", environment, settings);
}
