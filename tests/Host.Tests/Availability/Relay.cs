using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Maru.Host.Tests.Availability;

/// <summary>The only way from a server under test to its PostgreSQL: closed, the database is away, for this server alone.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly NpgsqlConnectionStringBuilder _target = new(Testing.TestDatabase.Postgres);
    private readonly ConcurrentBag<TcpClient> _clients = [];
    private readonly int _port;
    private TcpListener _listener;

    public Relay()
    {
        _listener = new TcpListener(IPAddress.Loopback, 0);
        _listener.Start();
        _port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync(_listener);
    }

    /// <summary>A connection string by way of this relay.</summary>
    public string Over(string connection) => new NpgsqlConnectionStringBuilder(connection) { Host = "127.0.0.1", Port = _port }.ToString();

    public void Close()
    {
        _listener.Stop();
        while (_clients.TryTake(out var client))
        {
            client.Dispose();
        }
    }

    public void Open()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
        _ = AcceptAsync(_listener);
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                var near = await listener.AcceptTcpClientAsync();
                var far = new TcpClient();
                _clients.Add(near);
                _clients.Add(far);
                await far.ConnectAsync(_target.Host!, _target.Port);
                _ = CarryAsync(near, far);
                _ = CarryAsync(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private static async Task CarryAsync(TcpClient from, TcpClient to)
    {
        try
        {
            await from.GetStream().CopyToAsync(to.GetStream());
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Closed, here or there.
        }
        finally
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
