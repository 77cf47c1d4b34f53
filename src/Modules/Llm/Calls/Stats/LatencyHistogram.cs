using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>
/// Durations in buckets that grow by 4 %, so that any quantile read back is within 2 % of the true one however many days are added up.
/// Not thread safe.
/// </summary>
internal sealed class LatencyHistogram
{
    private const double Ratio = 1.04;

    private static readonly double LogRatio = Math.Log(Ratio);

    private readonly Dictionary<int, long> _buckets = [];

    public long Count { get; private set; }

    public static LatencyHistogram Parse(string text)
    {
        var histogram = new LatencyHistogram();
        foreach (var part in text.AsSpan().Split(' '))
        {
            var pair = text.AsSpan()[part];
            if (pair.IndexOf(':') is var colon and > 0)
            {
                histogram.Add(
                    int.Parse(pair[..colon], CultureInfo.InvariantCulture), long.Parse(pair[(colon + 1)..], CultureInfo.InvariantCulture));
            }
        }

        return histogram;
    }

    public void Record(long micros) => Add(micros <= 1 ? 0 : (int)(Math.Log(micros) / LogRatio), 1);

    public void Add(LatencyHistogram other)
    {
        foreach (var (bucket, count) in other._buckets)
        {
            Add(bucket, count);
        }
    }

    /// <summary>The nearest-rank quantile in microseconds, or null when nothing was recorded.</summary>
    public double? Quantile(double q)
    {
        var rank = Math.Max(1, (long)Math.Ceiling(q * Count));
        foreach (var (bucket, count) in _buckets.OrderBy(b => b.Key))
        {
            rank -= count;
            if (rank <= 0)
            {
                return Math.Pow(Ratio, bucket + 0.5);
            }
        }

        return null;
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var (bucket, count) in _buckets.OrderBy(b => b.Key))
        {
            text.Append(text.Length == 0 ? "" : " ").Append(CultureInfo.InvariantCulture, $"{bucket}:{count}");
        }

        return text.ToString();
    }

    private void Add(int bucket, long count)
    {
        CollectionsMarshal.GetValueRefOrAddDefault(_buckets, bucket, out _) += count;
        Count += count;
    }
}
