using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Maru.Modules.Llm.Configuration;

namespace Maru.Modules.Llm.Providers.Upstream;

/// <summary>
/// The one pool of connections to providers. No cookies, redirects or decompression: what passes is the provider's own bytes. Addresses
/// are checked when the connection is made, after the name is resolved, so that a name cannot be turned into a metadata address later.
/// </summary>
internal static class UpstreamHandler
{
    /// <param name="settings">Waits.</param>
    /// <param name="allowPrivate">Whether this machine and private networks may be called.</param>
    /// <param name="traced">Whether calls have spans; the provider is told of no trace either way.</param>
    /// <param name="resolve">What a name leads to; the system's word when left out.</param>
    public static SocketsHttpHandler Create(
        UpstreamSettings settings, bool allowPrivate, bool traced = false,
        Func<string, CancellationToken, Task<IPAddress[]>>? resolve = null) => new()
        {
            UseCookies = false,
            UseProxy = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ActivityHeadersPropagator = traced ? DistributedContextPropagator.CreateNoOutputPropagator() : null,
            ConnectTimeout = settings.Connect,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            PooledConnectionIdleTimeout = TimeSpan.FromMinutes(2),
            MaxResponseHeadersLength = 64,
            ResponseDrainTimeout = TimeSpan.Zero,
            MaxResponseDrainSize = 0,
            ConnectCallback = (connection, ct) => ConnectAsync(connection, allowPrivate, resolve ?? Dns.GetHostAddressesAsync, ct),
        };

    private static async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext connection, bool allowPrivate, Func<string, CancellationToken, Task<IPAddress[]>> resolve,
        CancellationToken ct)
    {
        var addresses = await resolve(connection.DnsEndPoint.Host, ct);
        var allowed = Array.FindAll(addresses, a => OutgoingAddress.IsAllowed(a.GetAddressBytes(), allowPrivate));
        if (allowed.Length == 0)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "The address is not one this server may call.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, connection.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
