using System.Net;
using Maru.Platform;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Maru.Host;

/// <summary>
/// Where the server listens. The framework reads <c>ASPNETCORE_URLS</c> and the like before the files, so that <c>Urls</c> of a file would
/// win over them, and takes ports only when nobody names an address. Here what stands nearest to the start wins, in either form:
/// arguments, then the environment, then the files, then the default.
/// </summary>
internal static class ListenAddress
{
    public const string Default = "http://localhost:8080";

    private const string Urls = "urls";
    private const string Socket = "http://unix:/";
    private const string Endpoints = "Kestrel:Endpoints";
    private static readonly string[] _prefixes = ["DOTNET_", "ASPNETCORE_"];
    private static readonly (string Key, string Scheme)[] _ports = [("http_ports", "http"), ("https_ports", "https")];

    /// <summary>Settles it, before anything else reads the configuration.</summary>
    public static void Settle(ConfigurationManager configuration)
    {
        PutEnvironmentOverFiles(configuration.Sources);
        var (name, asked) = AskedFor(configuration);
        var endpoints = configuration.GetSection(Endpoints).GetChildren().ToList();
        configuration[Urls] = asked ?? (endpoints.Count > 0 ? null : Default);
        foreach (var (key, _) in _ports)
        {
            configuration[key] = null;
        }

        foreach (var address in Split(configuration[Urls]))
        {
            RefuseWrong(name, address);
        }

        foreach (var endpoint in endpoints)
        {
            RefuseWrong($"{endpoint.Path}:Url", endpoint["Url"] ?? "");
        }
    }

    /// <summary>
    /// The first address that a browser on this machine opens: a server that listens everywhere listens at localhost, too. Null when there
    /// are sockets only, which no browser opens.
    /// </summary>
    public static string? ForBrowser(IEnumerable<string> addresses) =>
        addresses.Select(BindingAddress.Parse).FirstOrDefault(bound => !bound.IsUnixPipe) is not { } bound ? null
        : bound.Host is "0.0.0.0" or "[::]" or "*" or "+" ? $"{bound.Scheme}://localhost:{bound.Port}{bound.PathBase}"
        : bound.ToString();

    // The framework takes what it cannot read for any host or for port 1, and would open the server to the network by a slip.
    private static void RefuseWrong(string setting, string address)
    {
        var named = address.Replace("://*", "://any", StringComparison.Ordinal).Replace("://+", "://any", StringComparison.Ordinal);
        var isAddress = Uri.TryCreate(named, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", PathAndQuery: "/", Fragment: "", UserInfo: "" } && !IsBrokenNumber(uri.Host)
            && !address.StartsWith(Socket[..^1], StringComparison.Ordinal);
        if (address.StartsWith(Socket, StringComparison.Ordinal))
        {
            RefuseSocketWithoutFolder(setting, address);
        }
        else if (!isAddress)
        {
            throw new StartRefusedException(
                $"{setting}: '{address}' is no address to listen at. Write http://HOST:PORT without a path, for example {Default}.");
        }
    }

    // A host of digits and dots that is no address would be taken for a name, and any name for every address of the machine.
    private static bool IsBrokenNumber(string host) =>
        host.All(c => char.IsAsciiDigit(c) || c == '.') && !IPAddress.TryParse(host, out _);

    // The framework says only that the address is not available.
    private static void RefuseSocketWithoutFolder(string setting, string address)
    {
        if (Path.GetDirectoryName(address[(Socket.Length - 1)..]) is { } folder && !Directory.Exists(folder))
        {
            throw new StartRefusedException(
                $"{setting}: there is no folder {folder} for the socket of '{address}'. Make it, or name another.");
        }
    }

    private static void PutEnvironmentOverFiles(IList<IConfigurationSource> sources)
    {
        var own = sources.OfType<EnvironmentVariablesConfigurationSource>().LastOrDefault(source => string.IsNullOrEmpty(source.Prefix));
        var at = own is null ? sources.Count : sources.IndexOf(own);
        foreach (var prefix in _prefixes)
        {
            sources.Insert(at++, new EnvironmentVariablesConfigurationSource { Prefix = prefix });
        }
    }

    private static (string Name, string? Addresses) AskedFor(ConfigurationManager configuration)
    {
        var nearest = ((IConfigurationRoot)configuration).Providers.Reverse()
            .FirstOrDefault(p => ValueOf(p, Urls) is not null || _ports.Any(port => ValueOf(p, port.Key) is not null));
        return nearest is null ? ("Urls", null)
            : ValueOf(nearest, Urls) is { } urls ? ("Urls", urls)
            : ("http_ports or https_ports", string.Join(';', _ports.SelectMany(port =>
                Split(configuration[port.Key]).Select(number => $"{port.Scheme}://*:{number}"))));
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // An empty variable is how deployments leave one out.
    private static string? ValueOf(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;
}
