namespace Maru.Platform.Telemetry.Signals;

/// <summary>
/// How many requests took how long: buckets that grow by the fourth root of two from a tenth of a millisecond to 100 seconds, so that a
/// quantile read back is within a tenth of the true one.
/// </summary>
internal static class DurationCounts
{
    public const int Buckets = 80;

    private const double Shortest = 0.0001;
    private const int BucketsPerDoubling = 4;

    public static int BucketOf(double seconds) =>
        seconds <= Shortest ? 0 : Math.Min(Buckets - 1, (int)(Math.Log2(seconds / Shortest) * BucketsPerDoubling));

    /// <summary>The nearest-rank quantile in seconds; null when nothing was counted.</summary>
    public static double? Quantile(ReadOnlySpan<long> counts, double q)
    {
        long all = 0;
        foreach (var count in counts)
        {
            all += count;
        }

        var rank = Math.Max(1, (long)Math.Ceiling(q * all));
        for (var i = 0; i < counts.Length && all > 0; i++)
        {
            rank -= counts[i];
            if (rank <= 0)
            {
                return Shortest * Math.Pow(2, (i + 0.5) / BucketsPerDoubling);
            }
        }

        return null;
    }
}
