using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>The families by name. Instruments of the same name and kind share one. Thread safe.</summary>
internal sealed class Families(SeriesBudget budget)
{
    private readonly Lock _adding = new();
    private readonly SortedDictionary<string, MetricFamily> _byName = new(StringComparer.Ordinal);
    private long _refused;

    /// <summary>Instruments whose name was already taken by another kind of metric.</summary>
    public long Refused => Interlocked.Read(ref _refused);

    public MetricFamily? For(Instrument instrument)
    {
        if (InstrumentKind.Of(instrument) is not { } kind)
        {
            return null;
        }

        var name = MetricName.Of(instrument.Name, instrument.Unit, kind);
        double[] bounds = kind == MetricKind.Histogram ? BucketBounds.Of(instrument) : [];
        lock (_adding)
        {
            if (!_byName.TryGetValue(name, out var family))
            {
                var help = string.IsNullOrWhiteSpace(instrument.Description) ? instrument.Name : instrument.Description;
                family = new MetricFamily(name, help, kind, bounds, budget);
                _byName.Add(name, family);
            }

            if (family.Takes(kind, bounds))
            {
                return family;
            }
        }

        Interlocked.Increment(ref _refused);
        return null;
    }

    public MetricFamily[] All()
    {
        lock (_adding)
        {
            return [.. _byName.Values];
        }
    }
}
