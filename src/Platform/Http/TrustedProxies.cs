using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using IPNetwork = System.Net.IPNetwork;

namespace Maru.Platform.Http;

/// <summary>
/// Section <c>Http:TrustedProxies</c>: the addresses and networks of the proxies in front of this server. Only what they say of the
/// client's address and scheme is believed. Immutable.
/// </summary>
internal sealed class TrustedProxies
{
    /// <summary>The section.</summary>
    public const string Section = "Http:TrustedProxies";

    private readonly IReadOnlyList<IPAddress> _addresses;
    private readonly IReadOnlyList<IPNetwork> _networks;

    private TrustedProxies(IReadOnlyList<IPAddress> addresses, IReadOnlyList<IPNetwork> networks) =>
        (_addresses, _networks) = (addresses, networks);

    /// <summary>Whether there are any.</summary>
    public bool Any => _addresses.Count + _networks.Count > 0;

    /// <summary>Reads a list, or one text with commas.</summary>
    /// <param name="configuration">The host's configuration.</param>
    /// <exception cref="OptionsValidationException">An entry is neither an address nor a network, or trusts everyone.</exception>
    public static TrustedProxies Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var entries = section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        Refuse([.. entries.Select(FaultOf).OfType<string>()]);
        var networks = entries.Where(e => e.Contains('/', StringComparison.Ordinal)).Select(e => IPNetwork.Parse(e)).ToList();
        Refuse(NetworkUnion.HoldsNearlyEveryone(networks)
            ? [$"{Section} trusts everyone, or nearly: its networks hold more than {NetworkUnion.Most} together. "
                + "Name the proxies in front of this server only."]
            : []);
        return new TrustedProxies(
            [.. entries.Where(e => !e.Contains('/', StringComparison.Ordinal)).Select(e => Plain(IPAddress.Parse(e)))], networks);
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
        if (!entry.Contains('/', StringComparison.Ordinal))
        {
            return IPAddress.TryParse(entry, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any)
                ? null : $"{Section} names '{entry}', which is no address. Use addresses such as 10.0.0.5 and networks such as 10.0.0.0/8.";
        }

        return !IPNetwork.TryParse(entry, out _)
            ? $"{Section} names '{entry}', which is no network. Use its address and length, such as 10.0.0.0/8 or fd00::/8." : null;
    }

    private static void Refuse(List<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new OptionsValidationException(Section, typeof(TrustedProxies), faults);
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
