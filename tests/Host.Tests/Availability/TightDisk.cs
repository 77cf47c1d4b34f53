using System.Diagnostics;
using System.Globalization;
using Maru.Testing;

namespace Maru.Host.Tests.Availability;

/// <summary>
/// A disk that a test fills and empties: a file system of a few megabytes of its own where the system lets it be made, else a limit on the
/// size of the server's files.
/// </summary>
internal sealed class TightDisk : IAsyncDisposable
{
    private readonly bool _isMounted;

    private TightDisk(string folder, bool isMounted) => (Folder, _isMounted) = (folder, isMounted);

    public string Folder { get; }

    public bool IsMounted => _isMounted;

    public static async Task<TightDisk> CreateAsync(bool mayMount)
    {
        var folder = Directory.CreateTempSubdirectory("maru-disk-").FullName;
        return new TightDisk(folder, mayMount && await TryAsync("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", folder));
    }

    public async Task FillAsync(int process)
    {
        if (!_isMounted)
        {
            // Large enough for what counts the lines that ran: it writes when the process ends, and could not say that it could not.
            Assert.True(await LimitAsync(process, "1048576:unlimited"));
            return;
        }

        try
        {
            await using var ballast = File.Create(Ballast);
            for (var some = new byte[4096]; true;)
            {
                await ballast.WriteAsync(some);
                await ballast.FlushAsync();
            }
        }
        catch (IOException)
        {
            // Full.
        }
    }

    public async Task EmptyAsync(int process)
    {
        if (_isMounted)
        {
            File.Delete(Ballast);
        }
        else
        {
            Assert.True(await LimitAsync(process, "unlimited:unlimited"));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_isMounted)
        {
            await TryAsync("umount", "-l", Folder);
        }

        TestFolder.Delete(Folder);
    }

    private string Ballast => Path.Combine(Folder, "ballast");

    private static Task<bool> LimitAsync(int process, string limits) =>
        TryAsync("prlimit", "--pid", process.ToString(CultureInfo.InvariantCulture), $"--fsize={limits}");

    private static async Task<bool> TryAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
