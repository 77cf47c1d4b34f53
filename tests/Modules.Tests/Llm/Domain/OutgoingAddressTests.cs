using System.Net;
using System.Net.Sockets;
using Maru.Modules.Llm.Configuration;
using Maru.Modules.Llm.Providers.Upstream;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class OutgoingAddressTests
{
    // Each form with a place for the IPv4 address, as four bytes in hexadecimal.
    private static readonly string[] Forms =
    [
        "00000000000000000000ffffXXXXXXXX", "0000000000000000ffff0000XXXXXXXX", "000000000000000000000000XXXXXXXX",
        "0064ff9b0000000000000000XXXXXXXX", "0064ff9b0001000000000000XXXXXXXX", "2002XXXXXXXX00000000000000000001",
        "260000000000000000005efeXXXXXXXX", "260000000000000002005efeXXXXXXXX",
    ];

    [Theory]
    [InlineData("8.8.8.8", true, true)]
    [InlineData("223.255.255.255", true, true)]
    [InlineData("127.0.0.1", true, false)]
    [InlineData("10.1.2.3", true, false)]
    [InlineData("172.31.0.1", true, false)]
    [InlineData("172.32.0.1", true, true)]
    [InlineData("192.168.1.1", true, false)]
    [InlineData("100.64.0.1", true, false)]
    [InlineData("100.128.0.1", true, true)]
    [InlineData("192.0.0.8", true, false)]
    [InlineData("192.0.1.8", true, true)]
    [InlineData("198.18.0.1", true, false)]
    [InlineData("198.19.255.255", true, false)]
    [InlineData("198.20.0.1", true, true)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("0.1.2.3", false, false)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("168.63.129.16", false, false)]
    [InlineData("100.100.100.200", false, false)]
    [InlineData("192.0.0.192", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("240.0.0.1", false, false)]
    [InlineData("255.255.255.255", false, false)]
    public void An_IPv4_address_is_judged_alike_in_every_disguise(string address, bool privately, bool publicly)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        Assert.Equal((privately, publicly), Judged(bytes));

        foreach (var form in Forms)
        {
            var disguised = Convert.FromHexString(form.Replace("XXXXXXXX", Convert.ToHexString(bytes), StringComparison.Ordinal));
            Assert.True((privately, publicly) == Judged(disguised), form);
        }
    }

    [Theory]
    [InlineData("2606:4700::1111", true, true)]
    [InlineData("2001:4860:4860::8888", true, true)]
    [InlineData("::1", true, false)]
    [InlineData("fd12:3456::1", true, false)]
    [InlineData("fec0::1", true, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("fe80::1%2", false, false)]
    [InlineData("febf::1", false, false)]
    [InlineData("ff02::1", false, false)]
    [InlineData("::", false, false)]
    [InlineData("fd00:ec2::254", false, false)]
    [InlineData("2001:0:4136:e378:8000:63bf:f7f7:f7f7", false, false)]
    [InlineData("64:ff9b:1:a9fe:a9:fe00::", false, false)]
    [InlineData("64:ff9b:1:1::8.8.8.8", false, false)]
    [InlineData("fe80::5efe:8.8.8.8", false, false)]
    public void An_IPv6_address_is_judged_by_its_prefix(string address, bool privately, bool publicly) =>
        Assert.Equal((privately, publicly), Judged(IPAddress.Parse(address).GetAddressBytes()));

    [Theory]
    [InlineData("http://[::a9fe:a9fe]/", false)]
    [InlineData("http://[64:ff9b:1::169.254.169.254]/", false)]
    [InlineData("http://[2001::a9fe:a9fe]/", false)]
    [InlineData("http://[fe80::1%25eth0]/", false)]
    [InlineData("http://[2002:a9fe:a9fe::]/", false)]
    [InlineData("http://[2600::5efe:169.254.169.254]/", false)]
    [InlineData("http://[2606:4700::1111]/", true)]
    public void A_literal_in_a_url_is_judged_as_the_address_is(string url, bool allowed) =>
        Assert.Equal(allowed, OutgoingUrl.Parse(url, allowPrivate: true).Failure is null);

    [Theory]
    [InlineData("::a9fe:a9fe")]
    [InlineData("64:ff9b:1::a9fe:a9fe")]
    [InlineData("2001:0:1::1")]
    [InlineData("fe80::1%1")]
    public async Task A_name_that_leads_to_a_forbidden_address_is_not_connected_to(string address)
    {
        var asked = new List<string>();
        using var handler = UpstreamHandler.Create(new UpstreamSettings(), allowPrivate: true, resolve: (host, _) =>
        {
            asked.Add(host);
            return Task.FromResult(new[] { IPAddress.Parse(address) });
        });
        using var client = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://provider.test/");

        var ct = TestContext.Current.CancellationToken;
        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => client.SendAsync(request, ct));

        Assert.Equal("provider.test", Assert.Single(asked));
        Assert.IsNotType<SocketException>(refused.InnerException);
        Assert.Contains("not one this server may call", refused.Message, StringComparison.Ordinal);
    }

    private static (bool Privately, bool Publicly) Judged(byte[] address) =>
        (OutgoingAddress.IsAllowed(address, allowPrivate: true), OutgoingAddress.IsAllowed(address, allowPrivate: false));
}
