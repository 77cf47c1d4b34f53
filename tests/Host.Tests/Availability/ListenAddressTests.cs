using Maru.Host.Tests.Crash;
using Microsoft.Extensions.Configuration;

namespace Maru.Host.Tests.Availability;

/// <summary>Where the server listens is said in many ways; what stands nearer to the start wins over a file of settings.</summary>
public sealed class ListenAddressTests : IDisposable
{
    // The whole of 127.0.0.0/8 is this machine, so an address tells whose word counted.
    private const string InFile = "http://127.0.0.3:0";
    private const string Asked = "http://127.0.0.2:0";

    private readonly string _environment = $"Listen{Guid.NewGuid():N}";

    private string File => Path.Combine(AppContext.BaseDirectory, $"appsettings.{_environment}.json");

    [Theory]
    [InlineData("ASPNETCORE_URLS", Asked, "127.0.0.2")]
    [InlineData("DOTNET_URLS", Asked, "127.0.0.2")]
    [InlineData("URLS", Asked, "127.0.0.2")]
    [InlineData("--urls", Asked, "127.0.0.2")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "0", "[::]")]
    [InlineData("ASPNETCORE_URLS", "", "127.0.0.3")]
    public async Task The_environment_and_an_argument_win_over_the_file(string name, string value, string host)
    {
        await System.IO.File.WriteAllTextAsync(File, $$"""{ "Urls": "{{InFile}}" }""");
        string[] arguments = ["serve", $"--environment={_environment}", "--Database:Connection=maru.db"];
        await using var server = name[0] == '-'
            ? HostProcess.Begin([.. arguments, $"{name}={value}"])
            : HostProcess.Begin(arguments, (name, value));

        Assert.Equal(host, (await server.UpAsync()).Host);
    }

    [Fact]
    public void Ports_of_the_environment_win_over_addresses_of_the_file_and_addresses_over_ports_of_the_same_place()
    {
        Assert.Equal(
            "http://*:81;http://*:82;https://*:83",
            Settled([new("urls", InFile)], [new("http_ports", "81;82"), new("https_ports", "83")]));
        Assert.Equal(Asked, Settled([new("urls", InFile)], [new("http_ports", "81"), new("urls", Asked)]));
        Assert.Equal(Asked, Settled([new("http_ports", "81")], [new("urls", Asked)]));
        Assert.Equal("http://*:81;https://*:83", Settled([new("http_ports", "81")], [new("https_ports", "83")]));
    }

    [Fact]
    public void Without_a_word_it_is_port_8080_of_this_machine_and_endpoints_of_Kestrel_are_a_word()
    {
        Assert.Equal("http://localhost:8080", Settled([], []));
        Assert.Null(Settled([new("Kestrel:Endpoints:Inside:Url", Asked)], []));
    }

    [Theory]
    [InlineData("http://0.0.0.0:5000", "http://localhost:5000")]
    [InlineData("http://[::]:5000", "http://localhost:5000")]
    [InlineData("http://*:80", "http://localhost:80")]
    [InlineData("http://127.0.0.1:8080", "http://127.0.0.1:8080")]
    [InlineData("http://localhost:8080", "http://localhost:8080")]
    [InlineData("https://maru.example:8443", "https://maru.example:8443")]
    public void A_link_leads_to_an_address_that_a_browser_can_open(string bound, string link) =>
        Assert.Equal(link, ListenAddress.ForBrowser([bound]));

    [Fact]
    public void A_socket_is_no_link_and_an_address_beside_it_is()
    {
        Assert.Null(ListenAddress.ForBrowser(["http://unix:/run/maru.sock"]));
        Assert.Equal("http://localhost:80", ListenAddress.ForBrowser(["http://unix:/run/maru.sock", "http://*:80"]));
    }

    public void Dispose() => System.IO.File.Delete(File);

    private static string? Settled(KeyValuePair<string, string?>[] far, KeyValuePair<string, string?>[] near)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddInMemoryCollection(far).AddInMemoryCollection(near);
        ListenAddress.Settle(configuration);
        return configuration["urls"];
    }
}
