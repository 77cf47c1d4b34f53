namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// How many exposed lines the process may hold. A label that turns out to be unbounded then costs a counter, not the memory.
/// </summary>
internal sealed class SeriesBudget(int limit)
{
    private const int SpellingsPerLine = 4;
    private int _lines;
    private int _spellings;
    private long _dropped;

    public long Dropped => Interlocked.Read(ref _dropped);

    public int Lines => Volatile.Read(ref _lines);

    public bool TryTake(int lines)
    {
        if (Interlocked.Add(ref _lines, lines) <= limit)
        {
            return true;
        }

        Interlocked.Add(ref _lines, -lines);
        return false;
    }

    /// <summary>
    /// Whether one more way to write a tag set may be remembered; tag values without value equality would pile up forever.
    /// </summary>
    public bool TryRemember()
    {
        if (Interlocked.Increment(ref _spellings) <= (long)limit * SpellingsPerLine)
        {
            return true;
        }

        Interlocked.Decrement(ref _spellings);
        return false;
    }

    public void Drop() => Interlocked.Increment(ref _dropped);
}
