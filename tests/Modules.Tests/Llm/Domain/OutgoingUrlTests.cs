using System.Net;
using Maru.Modules.Llm.Configuration;

namespace Maru.Modules.Tests.Llm.Domain;

public sealed class OutgoingUrlTests
{
    [Theory]
    [InlineData("https://api.example.com/v1", "https://api.example.com/v1/")]
    [InlineData("http://localhost:11434/v1/", "http://localhost:11434/v1/")]
    [InlineData("http://[::1]:8000", "http://[::1]:8000/")]
    [InlineData("http://192.168.0.7/v1", "http://192.168.0.7/v1/")]
    public void An_ordinary_address_is_taken_and_ends_with_a_slash(string text, string expected)
    {
        Assert.Equal(expected, OutgoingUrl.Parse(text, allowPrivate: true).Value.AbsoluteUri);
    }

    [Theory]
    [InlineData("ftp://example.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:pw@example.com/")]
    [InlineData("https://example.com/?a=1")]
    [InlineData("https://example.com/#x")]
    [InlineData("https://exa mple.com/")]
    [InlineData("https:\\\\example.com\\")]
    [InlineData("example.com")]
    [InlineData("")]
    public void What_is_not_a_plain_web_address_is_refused(string text)
    {
        Assert.Equal("llm.invalid_base_url", OutgoingUrl.Parse(text, allowPrivate: true).Failure?.Code);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/")]
    [InlineData("http://2852039166/")]
    [InlineData("http://0xA9.0xFE.0xA9.0xFE/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://[fe80::1]/")]
    [InlineData("http://[::ffff:169.254.169.254]/")]
    [InlineData("http://[64:ff9b::a9fe:a9fe]/")]
    [InlineData("http://[2002:a9fe:a9fe::1]/")]
    [InlineData("http://[fd00:ec2::254]/")]
    [InlineData("http://metadata.google.internal/")]
    [InlineData("http://METADATA.google.internal./")]
    [InlineData("http://100.100.100.200/")]
    public void Metadata_and_link_local_addresses_are_refused_in_every_spelling(string text)
    {
        Assert.Equal("llm.address_not_allowed", OutgoingUrl.Parse(text, allowPrivate: true).Failure?.Code);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://a.localhost/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://172.31.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[fc00::5]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    public void Private_addresses_are_refused_where_that_is_switched_off(string text)
    {
        Assert.Null(OutgoingUrl.Parse(text, allowPrivate: true).Failure);
        Assert.Equal("llm.address_not_allowed", OutgoingUrl.Parse(text, allowPrivate: false).Failure?.Code);
    }

    [Fact]
    public void An_address_of_501_characters_is_refused()
    {
        var text = "https://e.com/" + new string('a', 487);

        Assert.Equal(501, text.Length);
        Assert.Equal("llm.invalid_base_url", OutgoingUrl.Parse(text, true).Failure?.Code);
        Assert.Null(OutgoingUrl.Parse(text[..^1], true).Failure);
    }

    [Fact]
    public void Literals_are_read_as_the_network_stack_reads_them()
    {
        var random = new Random(7);
        for (var i = 0; i < 2000; i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            bytes.AsSpan(random.Next(0, 16), 1).Clear();
            bytes.AsSpan(0, random.Next(0, 15)).Clear();
            var address = new IPAddress(bytes);

            Assert.Equal(address.GetAddressBytes(), AddressText.Read(new Uri($"http://[{address}]/")));
        }
    }
}
