using Maru.Platform.Settings;
using Microsoft.Extensions.Hosting;

namespace Maru.Platform.Http;

/// <summary>Section <c>Http</c>: which proxies are believed.</summary>
internal sealed class ProxySettings : ISettings
{
    /// <summary>
    /// Addresses and networks of the proxies in front of this server, as <c>127.0.0.1,10.1.0.0/16</c>. Only what they say of the client's
    /// address and scheme is believed.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<string> Faults(IHostEnvironment environment) => Http.TrustedProxies.FaultsOf(TrustedProxies);
}
