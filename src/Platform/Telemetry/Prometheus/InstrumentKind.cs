using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>Tells from an instrument's type what it measures.</summary>
internal static class InstrumentKind
{
    private static readonly Dictionary<Type, MetricKind> Kinds = new()
    {
        [typeof(Counter<>)] = MetricKind.Counter,
        [typeof(UpDownCounter<>)] = MetricKind.UpDown,
        [typeof(Gauge<>)] = MetricKind.Gauge,
        [typeof(Histogram<>)] = MetricKind.Histogram,
        [typeof(ObservableCounter<>)] = MetricKind.ObservedCounter,
        [typeof(ObservableUpDownCounter<>)] = MetricKind.ObservedGauge,
        [typeof(ObservableGauge<>)] = MetricKind.ObservedGauge,
    };

    public static MetricKind? Of(Instrument instrument) =>
        instrument.GetType() is { IsGenericType: true } type && Kinds.TryGetValue(type.GetGenericTypeDefinition(), out var kind)
            ? kind
            : null;

    public static bool IsMonotonic(MetricKind kind) => kind is MetricKind.Counter or MetricKind.ObservedCounter;

    public static bool IsObserved(MetricKind kind) => kind is MetricKind.ObservedCounter or MetricKind.ObservedGauge;
}
