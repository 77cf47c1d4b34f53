using System.Diagnostics;

namespace Maru.Platform.Tests.Telemetry;

/// <summary>
/// The least of several measurements. A collection started by another test books the rest of this thread's allocation buffer on this
/// thread, and a busy machine takes the processor away; what the code itself costs, it costs every time.
/// </summary>
internal static class Least
{
    public static long Allocated(Action act)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 20 && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            act();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }

    public static TimeSpan Time(Action act)
    {
        var least = TimeSpan.MaxValue;
        for (var i = 0; i < 200; i++)
        {
            var started = Stopwatch.GetTimestamp();
            act();
            var took = Stopwatch.GetElapsedTime(started);
            least = took < least ? took : least;
        }

        return least;
    }
}
