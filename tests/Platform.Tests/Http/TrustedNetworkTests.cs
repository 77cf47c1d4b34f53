using Maru.Platform.Http;
using Maru.Testing;

namespace Maru.Platform.Tests.Http;

/// <summary>Which networks may be those of proxies, and which are everybody.</summary>
public sealed class TrustedNetworkTests
{
    [Theory]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("0.0.0.0/1,128.0.0.0/1")]
    [InlineData("::/1,8000::/1")]
    [InlineData("0.0.0.0/1")]
    [InlineData("0.0.0.0/2,64.0.0.0/2,64.0.0.0/3,128.0.0.0/2")]
    [InlineData("2000::/4,3000::/4")]
    [InlineData("2a00::/12")]
    [InlineData("::ffff:0:0/96")]
    [InlineData("::ffff:0:0/97")]
    [InlineData("::/64")]
    [InlineData("8000::/1")]
    [InlineData("10.0.0.5,10.0.0.0/8,16.0.0.0/5,24.0.0.0/5,32.0.0.0/8")]
    public void Networks_that_are_nearly_everybody_are_refused(string entries)
    {
        var fault = Assert.Single(FaultsOf(entries));

        Assert.Contains("Http:TrustedProxies trusts everyone, or nearly", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void A_world_in_small_pieces_is_refused() =>
        Assert.Single(FaultsOf(string.Join(',', Enumerable.Range(0, 256).Select(i => $"{255 - i}.0.0.0/8"))));

    [Theory]
    [InlineData("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16")]
    [InlineData("fc00::/7,fe80::/10,::1,::ffff:10.0.0.0/104")]
    [InlineData("104.16.0.0/13,104.24.0.0/14,172.64.0.0/13,131.0.72.0/22,2400:cb00::/32,2606:4700::/32,2a06:98c0::/29")]
    [InlineData("16.0.0.0/5,24.0.0.0/5,24.0.0.0/6,24.0.0.0/8,31.0.0.0/8")]
    public void Private_networks_and_those_of_providers_are_taken(string entries)
    {
        Assert.Empty(FaultsOf(entries));
        Assert.True(TrustedProxies.Of(entries.Split(',')).Any);
    }

    private static IEnumerable<string> FaultsOf(string entries) =>
        new ProxySettings { TrustedProxies = entries.Split(',') }.Faults(new TestHost("Production"));
}
