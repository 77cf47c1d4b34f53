using System.Diagnostics.Metrics;

namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// The upper bounds of a histogram's buckets: those the instrument advises, else the defaults of OpenTelemetry for its unit.
/// </summary>
internal static class BucketBounds
{
    private static readonly double[] Seconds = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10];
    private static readonly double[] Others = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10000];

    public static double[] Of(Instrument instrument)
    {
        var advised = Advised(instrument);
        if (advised is null)
        {
            return instrument.Unit == "s" ? Seconds : Others;
        }

        return [.. advised.Where(double.IsFinite).Distinct().Order()];
    }

    private static IEnumerable<double>? Advised(Instrument instrument) => instrument switch
    {
        Instrument<double> i => i.Advice?.HistogramBucketBoundaries,
        Instrument<float> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        Instrument<decimal> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        Instrument<long> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        Instrument<int> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        Instrument<short> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        Instrument<byte> i => i.Advice?.HistogramBucketBoundaries?.Select(b => (double)b),
        _ => null,
    };
}
