namespace Maru.Platform.Telemetry.Prometheus;

/// <summary>
/// Limits the number of exposed lines of the process. If a label has unlimited values, only a counter rises, and memory does not run out.
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
    /// Whether one more spelling of a tag set may be stored; without this limit, tag values without value equality would accumulate
    /// forever.
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
