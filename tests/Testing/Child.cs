using System.Diagnostics;
using System.Globalization;

namespace Maru.Testing;

/// <summary>A node in a process of its own, which can die.</summary>
internal sealed class Child : IAsyncDisposable
{
    private const int Killed = 137;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(150);

    private readonly Process _process;
    private readonly Task<string> _output;

    private Child(Process process) =>
        (_process, _output) = (process, Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync())
            .ContinueWith(both => string.Concat(both.GetAwaiter().GetResult()), TaskScheduler.Default));

    public int Id => _process.Id;

    public static Child Start(TestDatabase database, string shape, string? fault = null, int hit = 1)
    {
        string[] arguments = fault is null
            ? [database.Options.Connection, shape]
            : [database.Options.Connection, shape, fault, hit.ToString(CultureInfo.InvariantCulture)];
        return new Child(
            Process.Start(new ProcessStartInfo(Program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!);
    }

    /// <summary>Whether it died of SIGKILL; else it came to its end.</summary>
    public async Task<bool> DiesAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode is 0 or Killed
            ? _process.ExitCode == Killed
            : throw new InvalidOperationException($"The child ended with {_process.ExitCode}: {await _output}");
    }

    public async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    // The build lays the programs out alike, each in a folder of its name and configuration.
    private static string Program
    {
        get
        {
            var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Path.Combine(own.Parent!.Parent!.FullName, "WorkChild", own.Name, "Maru.WorkChild");
        }
    }
}
