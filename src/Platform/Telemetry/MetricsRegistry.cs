using System.Buffers;
using System.Diagnostics.Metrics;
using Maru.Platform.Telemetry.Prometheus;

namespace Maru.Platform.Telemetry;

/// <summary>
/// Listens to Maru's meters (<c>Maru.*</c>) and a few of the framework's, and exposes them in the Prometheus text format 0.0.4. One for
/// each process; thread safe. Recording with a known tag set takes no lock and allocates nothing. Labels must come from closed sets: above
/// <see cref="SeriesLimit"/> lines new series are dropped and <c>maru_metrics_dropped_series_total</c> counts it.
/// </summary>
public sealed class MetricsRegistry : IDisposable
{
    /// <summary>The largest number of lines of one process; a histogram needs one for each bucket and three more.</summary>
    public const int SeriesLimit = 10_000;

    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();
    private readonly SeriesBudget _budget;
    private readonly Families _families;
    private long _failedObservations;

    /// <summary>Starts to listen.</summary>
    /// <param name="meters">The factory of this host: meters of another host in the same process are left alone.</param>
    public MetricsRegistry(IMeterFactory meters)
        : this(i => AllowedInstruments.Allows(i) && (i.Meter.Scope is null || ReferenceEquals(i.Meter.Scope, meters)), SeriesLimit)
    {
    }

    internal MetricsRegistry(Func<Instrument, bool> allows, int seriesLimit)
    {
        _budget = new SeriesBudget(seriesLimit);
        _families = new Families(_budget);
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (allows(instrument) && _families.For(instrument) is { } family)
            {
                listener.EnableMeasurementEvents(instrument, family);
            }
        };
        _listener.SetMeasurementEventCallback<long>(static (_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<int>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<short>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<byte>(static (_, value, tags, state) => ((MetricFamily)state!).Record((long)value, tags));
        _listener.SetMeasurementEventCallback<double>(static (_, value, tags, state) => ((MetricFamily)state!).Record(value, tags));
        _listener.SetMeasurementEventCallback<float>(static (_, value, tags, state) => ((MetricFamily)state!).Record((double)value, tags));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, tags, state) => ((MetricFamily)state!).Record((double)value, tags));
        _listener.Start();
    }

    /// <summary>Measures the observable instruments and writes everything, sorted by name.</summary>
    /// <param name="output">Takes UTF-8; not flushed.</param>
    public void Write(IBufferWriter<byte> output)
    {
        lock (_scraping)
        {
            foreach (var family in _families.All())
            {
                family.BeginScrape();
            }

            Observe();
            var writer = new ExpositionWriter(output);
            foreach (var family in _families.All())
            {
                family.Write(writer);
            }

            WriteOwn(writer);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _listener.Dispose();

    private void Observe()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (AggregateException e)
        {
            // A gauge that throws must not hide the others; it is counted here.
            _failedObservations += e.InnerExceptions.Count;
        }
    }

    private void WriteOwn(ExpositionWriter writer)
    {
        Own(writer, "maru_metrics_dropped_series_total"u8, "Measurements that found no room for a new series.", _budget.Dropped);
        Own(writer, "maru_metrics_failed_observations_total"u8, "Observable instruments that threw during a scrape.", _failedObservations);
        Own(writer, "maru_metrics_refused_instruments_total"u8, "Instruments whose name another kind of metric has.", _families.Refused);
    }

    private static void Own(ExpositionWriter writer, ReadOnlySpan<byte> name, string help, long value)
    {
        writer.Head(name, help, "counter"u8);
        writer.Sample(name, default, value);
    }
}
