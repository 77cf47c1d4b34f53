namespace Maru.Platform.Telemetry.Signals;

/// <summary>Counts requests since the start of the process. Counting takes no lock and allocates nothing. Thread safe.</summary>
internal sealed class RequestTally
{
    private const int ServerError = 500;

    private readonly long[] _durations = new long[DurationCounts.Buckets];
    private long _requests;
    private long _errors;

    /// <summary>
    /// Counts a request that has ended. The duration of a stream is left out, because a stream lasts as long as somebody listens.
    /// </summary>
    public void Count(int status, double seconds, bool streamed)
    {
        Interlocked.Increment(ref _requests);
        if (status >= ServerError)
        {
            Interlocked.Increment(ref _errors);
        }

        if (!streamed)
        {
            Interlocked.Increment(ref _durations[DurationCounts.BucketOf(seconds)]);
        }
    }

    /// <summary>What was counted so far.</summary>
    public SignalCounts Read()
    {
        var durations = new long[DurationCounts.Buckets];
        for (var i = 0; i < durations.Length; i++)
        {
            durations[i] = Interlocked.Read(ref _durations[i]);
        }

        return new SignalCounts(Interlocked.Read(ref _requests), Interlocked.Read(ref _errors), durations);
    }
}
