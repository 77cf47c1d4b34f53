namespace Maru.Work.Journal;

/// <summary>
/// A queue's rate as one number, the generic cell rate algorithm (ITU-T I.371): the instant up to which starts are used up. A queue at rest
/// may start its whole rate at once. Instants in microseconds.
/// </summary>
internal static class QueuePace
{
    /// <summary>How many may start now.</summary>
    public static int Room(QueueTerms queue, long usedUpTo, long now)
    {
        if (queue.Rate is not { } rate)
        {
            return int.MaxValue;
        }

        var free = now + Period(queue) - Math.Max(usedUpTo, now);
        return (int)Math.Clamp(free / Interval(queue, rate), 0, rate);
    }

    /// <summary>What is used up after so many have started.</summary>
    public static long Next(QueueTerms queue, long usedUpTo, long now, int started) =>
        Math.Max(usedUpTo, now) + (started * Interval(queue, queue.Rate!.Value));

    private static long Period(QueueTerms queue) => queue.Per.Ticks / TimeSpan.TicksPerMicrosecond;

    private static long Interval(QueueTerms queue, int rate) => Math.Max(1, Period(queue) / rate);
}
