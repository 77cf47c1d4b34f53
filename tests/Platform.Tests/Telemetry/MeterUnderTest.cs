using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Maru.Platform.Telemetry;

namespace Maru.Platform.Tests.Telemetry;

/// <summary>A meter and a registry that hears nothing else.</summary>
internal sealed class MeterUnderTest : IDisposable
{
    public MeterUnderTest(int limit = MetricsRegistry.SeriesLimit)
    {
        // A scope of its own: registries of other tests hear every meter without one.
        Meter = new Meter(new MeterOptions("Maru.Test") { Scope = this });
        Registry = new MetricsRegistry(i => ReferenceEquals(i.Meter, Meter), limit);
    }

    public Meter Meter { get; }

    public MetricsRegistry Registry { get; }

    public static string Scrape(MetricsRegistry registry)
    {
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    /// <summary>Everything but the registry's own families.</summary>
    public string Scrape()
    {
        var lines = Scrape(Registry).Split('\n').Where(l => !l.Contains("maru_metrics_", StringComparison.Ordinal));
        return string.Join('\n', lines);
    }

    public string[] Samples(string prefix) => [.. Scrape(Registry).Split('\n').Where(l => l.StartsWith(prefix, StringComparison.Ordinal))];

    public void Dispose()
    {
        Registry.Dispose();
        Meter.Dispose();
    }
}
