using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Maru.Testing;

/// <summary>A Redis of the test's own, which can die and come back.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private const string Program = "/usr/bin/redis-server";

    private readonly int _port;
    private Process? _process;

    public RedisServer()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        _port = ((IPEndPoint)free.LocalEndpoint).Port;
    }

    public static string? WhyNone => File.Exists(Program) ? null : $"There is no {Program}: install Debian's redis-server.";

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port}");

    public async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Program, ["--port", _port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        { RedirectStandardOutput = true })!;
        while (await _process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("accept connections", StringComparison.Ordinal))
        {
        }
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            await KillAsync();
        }

        _process?.Dispose();
    }
}
