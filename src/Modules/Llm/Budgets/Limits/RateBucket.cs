namespace Maru.Modules.Llm.Budgets.Limits;

/// <summary>
/// A token bucket kept as one number, the time at which it will be full again (GCRA): a minute's worth may come at once, then it drips.
/// Lock-free.
/// </summary>
internal sealed class RateBucket
{
    private const double Seconds = 60;

    private long _fullAt = long.MinValue;

    /// <summary>Takes <paramref name="amount"/> or says how long to wait.</summary>
    /// <param name="perMinute">The ceiling.</param>
    /// <param name="amount">At most the ceiling.</param>
    /// <param name="now">A timestamp.</param>
    /// <param name="frequency">Timestamps a second.</param>
    /// <param name="wait">Timestamps until it would fit; 0 when taken.</param>
    public bool TryTake(int perMinute, int amount, long now, long frequency, out long wait)
    {
        var minute = (long)(Seconds * frequency);
        if (perMinute <= 0)
        {
            wait = minute;
            return false;
        }

        var cost = Cost(perMinute, amount, frequency);
        var seen = Volatile.Read(ref _fullAt);
        while (true)
        {
            var next = Math.Max(seen, now) + cost;
            wait = next - now - minute;
            if (wait > 0)
            {
                return false;
            }

            var before = Interlocked.CompareExchange(ref _fullAt, next, seen);
            if (before == seen)
            {
                wait = 0;
                return true;
            }

            seen = before;
        }
    }

    /// <summary>Takes more, or gives back, without asking.</summary>
    public void Correct(int perMinute, int amount, long frequency) => Interlocked.Add(ref _fullAt, Cost(perMinute, amount, frequency));

    /// <summary>What could be taken now.</summary>
    public int Remaining(int perMinute, long now, long frequency)
    {
        var owed = Math.Max(0, Volatile.Read(ref _fullAt) - now);
        return (int)Math.Clamp(perMinute - Math.Ceiling(owed / (Seconds * frequency) * perMinute), 0, perMinute);
    }

    /// <summary>Timestamps until it is full.</summary>
    public long ResetIn(long now) => Math.Max(0, Volatile.Read(ref _fullAt) - now);

    private static long Cost(int perMinute, int amount, long frequency) => (long)(Seconds * frequency / perMinute * amount);
}
