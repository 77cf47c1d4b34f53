using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Maru.Platform.Http;

/// <summary>
/// The addresses and networks of the proxies in front of this server. Only what they say of the client's address and scheme is believed.
/// Immutable.
/// </summary>
internal sealed class TrustedProxies
{
    private const string Key = "Http:TrustedProxies";

    private readonly IReadOnlyList<IPAddress> _addresses;
    private readonly IReadOnlyList<IPNetwork> _networks;

    private TrustedProxies(IReadOnlyList<IPAddress> addresses, IReadOnlyList<IPNetwork> networks) =>
        (_addresses, _networks) = (addresses, networks);

    /// <summary>Whether there are any.</summary>
    public bool Any => _addresses.Count + _networks.Count > 0;

    /// <summary>The proxies of entries without a fault.</summary>
    public static TrustedProxies Of(IReadOnlyList<string> entries) => new(
        [.. entries.Where(e => !IsNetwork(e)).Select(e => Plain(IPAddress.Parse(e)))], [.. entries.Where(IsNetwork).Select(e => IPNetwork.Parse(e))]);

    /// <summary>An entry is neither an address nor a network, or they trust everyone; a sentence each.</summary>
    public static IReadOnlyList<string> FaultsOf(IReadOnlyList<string> entries)
    {
        List<string> faults = [.. entries.Select(FaultOf).OfType<string>()];
        return faults.Count > 0 || !NetworkUnion.HoldsNearlyEveryone([.. entries.Where(IsNetwork).Select(e => IPNetwork.Parse(e))]) ? faults
            : [$"{Key} trusts everyone, or nearly: its networks hold more than {NetworkUnion.Most} together. "
                + "Name the proxies in front of this server only."];
    }

    /// <summary>
    /// Says whom the framework may believe, and in what: never in the host. This goes last, whatever was set before: the framework's own
    /// switch (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>) believes everyone, and so does an empty list of its options.
    /// </summary>
    /// <param name="options">The framework's options.</param>
    public void Configure(ForwardedHeadersOptions options)
    {
        options.ForwardedHeaders = Any ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
        options.ForwardLimit = null;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var address in _addresses)
        {
            options.KnownProxies.Add(address);
        }

        foreach (var network in _networks)
        {
            options.KnownIPNetworks.Add(network);
        }
    }

    private static string? FaultOf(string entry)
    {
        if (!IsNetwork(entry))
        {
            return IPAddress.TryParse(entry, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
                ? null : $"{Key} names '{entry}', which is no address. Use addresses such as 10.0.0.5 and networks such as 10.0.0.0/8.";
        }

        return !IPNetwork.TryParse(entry, out _)
            ? $"{Key} names '{entry}', which is no network. Use its address and length, such as 10.0.0.0/8 or fd00::/8." : null;
    }

    private static bool IsNetwork(string entry) => entry.Contains('/', StringComparison.Ordinal);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
