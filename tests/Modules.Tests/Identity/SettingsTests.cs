using Maru.Modules.Identity;
using Maru.Modules.Identity.ClientKeys;

namespace Maru.Modules.Tests.Identity;

public sealed class SettingsTests
{
    [Fact]
    public void The_defaults_are_sound() =>
        Assert.True(new IdentitySettingsCheck(new TestHost("Production")).Validate(null, new IdentitySettings()).Succeeded);

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", false)]
    [InlineData("Testing", true)]
    public void Weak_hashing_is_for_tests_only(string environment, bool accepted)
    {
        var settings = new IdentitySettings { PasswordIterations = 209_999 };

        Assert.Equal(accepted, new IdentitySettingsCheck(new TestHost(environment)).Validate(null, settings).Succeeded);
    }

    [Fact]
    public void Each_setting_out_of_range_is_named()
    {
        var settings = new IdentitySettings
        {
            AccessLifetime = TimeSpan.Zero,
            RefreshLifetime = TimeSpan.Zero,
            SessionLifetime = TimeSpan.FromDays(-1),
            RefreshGrace = TimeSpan.FromHours(1),
            PasswordQueue = -1,
            PasswordIterations = 0,
            Issuer = "",
        };

        Assert.Equal(7, new IdentitySettingsCheck(new TestHost("Testing")).Validate(null, settings).Failures!.Count());
    }

    [Fact]
    public void What_carries_a_secret_does_not_print_it()
    {
        var secret = Maru.Modules.Identity.ClientKeys.ClientKeySecret.New();
        var key = Maru.Modules.Identity.ClientKeys.IssuedKey.New(
            "id", "owner", secret, Maru.Modules.Identity.ClientKeys.ClientKeyTerms.Check("n", null, null, null, null).Value, DateTimeOffset.UnixEpoch);

        Assert.DoesNotContain(secret, new NewClientKey(key, secret).ToString());
        Assert.DoesNotContain(secret, key.ToString());
    }
}
