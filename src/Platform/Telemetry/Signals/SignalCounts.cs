namespace Maru.Platform.Telemetry.Signals;

/// <summary>The number of requests, of those that ended with 5xx, and of those in each bucket of <see cref="DurationCounts"/>.</summary>
internal sealed record SignalCounts(long Requests, long Errors, long[] Durations)
{
    public static SignalCounts None { get; } = new(0, 0, new long[DurationCounts.Buckets]);

    public double ErrorRate => Requests == 0 ? 0 : (double)Errors / Requests;

    public double? P95Milliseconds => DurationCounts.Quantile(Durations, 0.95) * 1000;

    public SignalCounts Plus(SignalCounts other) => Combine(other, 1);

    public SignalCounts Less(SignalCounts other) => Combine(other, -1);

    private SignalCounts Combine(SignalCounts other, int sign)
    {
        var durations = new long[Durations.Length];
        for (var i = 0; i < durations.Length; i++)
        {
            durations[i] = Durations[i] + (sign * other.Durations[i]);
        }

        return new SignalCounts(Requests + (sign * other.Requests), Errors + (sign * other.Errors), durations);
    }
}
