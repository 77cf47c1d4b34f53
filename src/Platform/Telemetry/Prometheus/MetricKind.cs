namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>What a measurement does to its series.</summary>
internal enum MetricKind
{
    Counter,
    UpDown,
    Gauge,
    ObservedCounter,
    ObservedGauge,
    Histogram,
}
