using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Maru.Testing;

namespace Maru.Host.Tests.Availability;

/// <summary>The server as a person starts it: in a terminal, which <c>script</c> makes.</summary>
internal sealed class TerminalSession : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _screen = new();
    private readonly Task _pump;
    private readonly string _folder;

    private TerminalSession(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        _pump = PumpAsync();
    }

    /// <summary>The folder it was started in.</summary>
    public string Folder => _folder;

    public static TerminalSession Begin(string arguments, params (string Name, string? Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("maru-terminal-").FullName;
        var program = Path.Combine(AppContext.BaseDirectory, "Maru.Host");

        // Where the tests themselves run in the background, they ignore Ctrl+C, and so would what they start.
        var start = new ProcessStartInfo("script", ["-qec", $"exec env --default-signal=INT '{program}' {arguments}", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new TerminalSession(Process.Start(start)!, folder);
    }

    /// <summary>What stands on the screen, once the pattern does and nothing more follows in the same breath.</summary>
    public async Task<string> ReadAsync(Regex until)
    {
        await Poll.UntilAsync(() => Task.FromResult(_process.HasExited || until.IsMatch(Screen)));
        return Screen;
    }

    /// <summary>Ctrl+C, and the exit code.</summary>
    public async Task<int> InterruptAsync()
    {
        await _process.StandardInput.WriteAsync('\u0003');
        await _process.StandardInput.FlushAsync();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _pump;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        TestFolder.Delete(_folder);
    }

    private string Screen
    {
        get
        {
            lock (_screen)
            {
                return _screen.Replace("\r", "").ToString();
            }
        }
    }

    private async Task PumpAsync()
    {
        var some = new char[1024];
        while (await _process.StandardOutput.ReadAsync(some) is > 0 and var read)
        {
            lock (_screen)
            {
                _screen.Append(some, 0, read);
            }
        }
    }
}
