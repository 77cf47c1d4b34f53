namespace Maru.Platform.Telemetry.Signals;

/// <summary>
/// A histogram of request durations: buckets that grow by the fourth root of two from a tenth of a millisecond to 100 seconds, so that a
/// computed quantile differs from the true one by less than a tenth.
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
