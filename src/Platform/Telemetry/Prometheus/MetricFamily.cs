using System.Text;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>All series with one name, which may come from several instruments. Recording takes no lock. Thread safe.</summary>
internal sealed class MetricFamily(string name, string help, MetricKind kind, double[] bounds, SeriesBudget budget)
{
    private readonly SeriesTable _table = new(kind, bounds.Length, budget);
    private readonly byte[] _name = Encoding.UTF8.GetBytes(name);
    private readonly byte[] _bucketName = Encoding.UTF8.GetBytes(name + "_bucket");
    private readonly byte[] _sumName = Encoding.UTF8.GetBytes(name + "_sum");
    private readonly byte[] _countName = Encoding.UTF8.GetBytes(name + "_count");
    private long _scrape;

    public bool Takes(MetricKind otherKind, double[] otherBounds) => otherKind == kind && otherBounds.AsSpan().SequenceEqual(bounds);

    public void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (kind is not (MetricKind.Counter or MetricKind.UpDown))
        {
            Record((double)value, tags);
        }
        else if (value >= 0 || kind == MetricKind.UpDown)
        {
            _table.Find(tags)?.Add(value);
        }
    }

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        switch (kind)
        {
            case MetricKind.Counter or MetricKind.UpDown or MetricKind.Histogram when !double.IsFinite(value):
            case MetricKind.Counter when value < 0:
                // One such value would spoil the sum for the life of the process.
                return;
            case MetricKind.Counter or MetricKind.UpDown:
                _table.Find(tags)?.Add(value);
                break;
            case MetricKind.Histogram:
                _table.Find(tags)?.Observe(value, bounds);
                break;
            default:
                _table.Find(tags)?.Set(value, Volatile.Read(ref _scrape));
                break;
        }
    }

    /// <summary>From here on, observed series count as removed until they are measured again.</summary>
    public void BeginScrape()
    {
        if (InstrumentKind.IsObserved(kind))
        {
            Interlocked.Increment(ref _scrape);
        }
    }

    public void Write(ExpositionWriter output)
    {
        var scrape = Volatile.Read(ref _scrape);
        var headed = false;
        foreach (var series in _table.All())
        {
            if (!series.SeenIn(scrape))
            {
                continue;
            }

            if (!headed)
            {
                output.Head(_name, help, Type());
                headed = true;
            }

            WriteSeries(output, series);
        }
    }

    private void WriteSeries(ExpositionWriter output, Series series)
    {
        if (kind == MetricKind.Histogram)
        {
            WriteHistogram(output, series);
            return;
        }

        var (whole, fraction) = (series.WholeSum(), series.FractionSum());
        if (fraction == 0)
        {
            output.Sample(_name, series.Labels, whole);
        }
        else
        {
            output.Sample(_name, series.Labels, whole + fraction);
        }
    }

    private void WriteHistogram(ExpositionWriter output, Series series)
    {
        long count = 0;
        for (var i = 0; i <= bounds.Length; i++)
        {
            count += series.Bucket(i);
            output.Bucket(_bucketName, series.Labels, i < bounds.Length ? bounds[i] : double.PositiveInfinity, count);
        }

        output.Sample(_sumName, series.Labels, series.ObservedSum());
        output.Sample(_countName, series.Labels, count);
    }

    private ReadOnlySpan<byte> Type() => kind switch
    {
        MetricKind.Counter or MetricKind.ObservedCounter => "counter"u8,
        MetricKind.Histogram => "histogram"u8,
        _ => "gauge"u8,
    };
}
