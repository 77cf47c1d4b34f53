using System.Net.Sockets;
using System.Text;

namespace Maru.Host.Tests.Malformed;

/// <summary>Bytes on a socket, as no client library would send them.</summary>
internal static class RawRequest
{
    /// <summary>Everything the server answers until it closes the connection.</summary>
    public static async Task<string> SendAsync(Uri server, string bytes, CancellationToken ct)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port, ct);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(bytes), ct);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(ct);
    }
}
