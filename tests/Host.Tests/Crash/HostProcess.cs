using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>The server as operators run it: a process of its own, which can be killed without a word.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string UpAt = "Maru is listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<Uri> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _pumps;
    private readonly string _folder;

    private HostProcess(Process process, string folder)
    {
        (_process, _folder) = (process, folder);
        _pumps = Task.WhenAll(PumpAsync(process.StandardOutput), PumpAsync(process.StandardError));
    }

    /// <summary>Every line of both outputs so far.</summary>
    public IReadOnlyCollection<string> Output => [.. _output];

    /// <summary>Starts the program and does not wait for anything.</summary>
    /// <param name="arguments">As on a command line.</param>
    /// <param name="environment">Variables of the process.</param>
    public static HostProcess Begin(IEnumerable<string> arguments, params (string Name, string Value)[] environment) =>
        Begin(null, arguments, environment);

    /// <summary>The same, with so many files open at most.</summary>
    public static HostProcess Begin(int? files, IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        // Its own, because a server on PostgreSQL keeps its set-up token beside where it was started.
        var folder = Directory.CreateTempSubdirectory("maru-test-").FullName;

        // A limit on the size of files is to fail a write, as a broken disk would, and not to end the process.
        var limit = files is null ? "" : $"ulimit -n {files};";
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"trap '' XFSZ; {limit} exec \"$0\" \"$@\"", Program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HostProcess(Process.Start(start)!, folder);
    }

    /// <summary>The address, as soon as the server says it.</summary>
    public async Task<Uri> UpAsync()
    {
        var ended = _process.WaitForExitAsync();
        return await Task.WhenAny(_up.Task, ended).WaitAsync(Patience) == _up.Task
            ? await _up.Task
            : throw new InvalidOperationException($"The server ended with {_process.ExitCode}: {string.Join('\n', _output)}");
    }

    public int Id => _process.Id;

    /// <summary>SIGTERM: the server is asked to end.</summary>
    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>SIGKILL: no handler runs, no buffer is flushed.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>SIGTERM: the server finishes what it has begun and ends.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        return await EndAsync();
    }

    /// <summary>The exit code, once the process has ended and all it said is in <see cref="Output"/>.</summary>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        await _pumps;
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
        TestFolder.Delete(_folder);
    }

    // The one beside the tests, so that a run that counts lines counts what the program runs, too.
    private static string Program => Path.Combine(AppContext.BaseDirectory, "Maru.Host");

    private async Task PumpAsync(StreamReader from)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            _output.Enqueue(line);
            if (line.IndexOf(UpAt, StringComparison.Ordinal) is >= 0 and var at)
            {
                _up.TrySetResult(new Uri(line[(at + UpAt.Length)..].Split(' ')[0]));
            }
        }
    }
}
