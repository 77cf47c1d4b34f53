using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Maru.Rhai.Tests.Limits;

/// <summary>
/// The processor time of the running thread, which no other work on the machine adds to; the clock's where the system does not tell.
/// </summary>
internal static class ThreadTime
{
    private const int OfThread = 3;

    public static double Milliseconds() => OperatingSystem.IsLinux() && clock_gettime(OfThread, out var time) == 0
        ? (time.Seconds * 1_000.0) + (time.Nanoseconds / 1_000_000.0)
        : Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    public static double Of(Action work)
    {
        var start = Milliseconds();
        work();
        return Milliseconds() - start;
    }

    [DllImport("libc"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int clock_gettime(int clock, out Instant time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Instant(long Seconds, long Nanoseconds);
}
