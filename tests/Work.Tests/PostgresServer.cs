using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Maru.Testing;

namespace Maru.Work.Tests;

/// <summary>
/// A PostgreSQL of the test's own, which can crash and come back. Commits reach the operating system, which does not crash.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string Versions = "/usr/lib/postgresql";

    private readonly string _folder = Directory.CreateTempSubdirectory("maru-postgres-").FullName;
    private readonly int _port = FreePort();

    public static string? WhyNone => Programs is null ? $"There is no PostgreSQL server below {Versions}: install Debian's postgresql." : null;

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres");

    private static string? Programs => !Directory.Exists(Versions) ? null : Directory.GetDirectories(Versions)
        .Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "pg_ctl"))).Order(StringComparer.Ordinal).LastOrDefault();

    public async Task StartAsync()
    {
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "postgres", _folder);
        }

        await RunAsync(Program("initdb"), "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        await RunAsync(Program("pg_ctl"), "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-o", string.Create(
            CultureInfo.InvariantCulture,
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c full_page_writes=off -c shared_buffers=16MB"), "start");
    }

    /// <summary>Ends every process of the server at once, as a crash does, and starts it again.</summary>
    public Task CrashAndReturnAsync() => RunAsync(Program("pg_ctl"), "-D", Data, "-l", Path.Combine(_folder, "log"), "-m", "immediate", "-w", "restart");

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await RunAsync(Program("pg_ctl"), "-D", Data, "-m", "immediate", "-w", "stop");
        }

        TestFolder.Delete(_folder);
    }

    private string Data => Path.Combine(_folder, "data");

    private static string Program(string name) => Path.Combine(Programs!, name);

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root.
    private async Task RunAsync(string program, params string[] arguments)
    {
        string[] quietly = ["-c", "exec \"$@\" > /dev/null", "sh", program, .. arguments];
        var start = Environment.UserName == "root" && program != "chown"
            ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", "sh", .. quietly])
            : new ProcessStartInfo("sh", quietly);
        start.WorkingDirectory = _folder;
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
    }
}
