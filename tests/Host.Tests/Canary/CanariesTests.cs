using System.Text;

namespace Maru.Host.Tests.Canary;

/// <summary>The search itself: what it cannot find, no test built on it can miss.</summary>
public sealed class CanariesTests
{
    [Fact]
    public void A_secret_is_found_in_every_form_and_at_every_place()
    {
        var canaries = new Canaries();
        var secret = canaries.Make("door");
        var bytes = Encoding.UTF8.GetBytes(secret);

        Assert.Contains("door as text", canaries.FoundIn($"x{secret}y"));
        Assert.Contains("door as hex", canaries.FoundIn(Convert.ToHexStringLower(bytes)));
        Assert.NotEmpty(canaries.FoundIn(Encoding.Unicode.GetBytes($"x{secret}")));
        Assert.All(Enumerable.Range(0, 6), before => Assert.NotEmpty(canaries.FoundIn(Convert.ToBase64String([.. new byte[before], .. bytes, 1, 2]))));
        Assert.NotEmpty(canaries.FoundIn(secret[8..^4]));
        Assert.Empty(canaries.FoundIn($"{secret[..8]}…{secret[^4..]}"));
    }
}
