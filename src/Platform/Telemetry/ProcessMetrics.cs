using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry;

/// <summary>
/// The four process metrics with the names that dashboards use, such as <c>process_cpu_seconds_total</c>. Measured at each scrape.
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

    // Only Linux has this; one of the entries is the directory handle itself.
    private static IEnumerable<Measurement<long>> OpenDescriptors() =>
        Directory.Exists(OpenFiles) ? [new Measurement<long>(Directory.EnumerateFileSystemEntries(OpenFiles).LongCount() - 1)] : [];
}
