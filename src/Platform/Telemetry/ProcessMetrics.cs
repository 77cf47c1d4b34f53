using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry;

/// <summary>
/// The four process metrics under the names every dashboard knows: <c>process_cpu_seconds_total</c> and its kin. Measured at scrape.
/// </summary>
public sealed class ProcessMetrics
{
    private const string OpenFiles = "/proc/self/fd";

    /// <summary>Creates the instruments.</summary>
    /// <param name="meters">Owns the meter.</param>
    public ProcessMetrics(IMeterFactory meters)
    {
        using var self = Process.GetCurrentProcess();
        var started = new DateTimeOffset(self.StartTime).ToUnixTimeMilliseconds() / 1000.0;
        var meter = meters.Create("Maru.Process");
        meter.CreateObservableCounter("process.cpu", CpuSeconds, "s", "User and system processor time.");
        meter.CreateObservableGauge("process.resident_memory", () => Environment.WorkingSet, "By", "Memory held in RAM.");
        meter.CreateObservableGauge("process.start_time", () => started, "s", "Start of the process since the Unix epoch.");
        meter.CreateObservableGauge("process.open_fds", OpenDescriptors, "{descriptor}", "Open file descriptors.");
    }

    private static double CpuSeconds() =>
        OperatingSystem.IsIOS() || OperatingSystem.IsTvOS() ? 0 : Environment.CpuUsage.TotalTime.TotalSeconds;

    // Only Linux tells; one of the entries is the listing itself.
    private static IEnumerable<Measurement<long>> OpenDescriptors() =>
        Directory.Exists(OpenFiles) ? [new Measurement<long>(Directory.EnumerateFileSystemEntries(OpenFiles).LongCount() - 1)] : [];
}
