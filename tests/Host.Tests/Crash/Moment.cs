using System.Diagnostics;

namespace Maru.Host.Tests.Crash;

/// <summary>Moments to die at, finer than a timer's.</summary>
internal static class Moment
{
    private const string Variable = "MARU_CRASH_DEATHS";
    private static readonly TimeSpan Fine = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How many a test dies: a few, or as many as MARU_CRASH_DEATHS says.</summary>
    public static int Deaths => int.TryParse(Environment.GetEnvironmentVariable(Variable), out var many) ? many : 3;

    /// <summary>After a time; leaves the machine to the one who is about to die until just before.</summary>
    public static async Task AfterAsync(TimeSpan wait)
    {
        var watch = Stopwatch.StartNew();
        if (wait > Fine)
        {
            await Task.Delay(wait - Fine, TimeProvider.System);
        }

        await WhenAsync(_ => watch.Elapsed >= wait);
    }

    /// <summary>When SQLite's write-ahead log has grown to a size: in the midst of the writing, however fast the machine is.</summary>
    public static Task WhenWrittenAsync(string database, long bytes) =>
        WhenAsync(_ => new FileInfo(database + "-wal") is { Exists: true } file && file.Length >= bytes);

    /// <summary>When a question to the database is answered with yes; fails when it never is.</summary>
    public static async Task WhenAsync(Func<Task<bool>> isNow)
    {
        var watch = Stopwatch.StartNew();
        while (!await isNow())
        {
            Assert.True(watch.Elapsed < Patience, "The moment never came.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }

    private static async Task WhenAsync(Func<TimeSpan, bool> isNow)
    {
        var watch = Stopwatch.StartNew();
        while (!isNow(watch.Elapsed) && watch.Elapsed < Patience)
        {
            await Task.Yield();
            Thread.Sleep(0);
        }
    }
}
