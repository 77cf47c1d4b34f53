using Maru.Rhai.Runtime;

namespace Maru.Rhai.Library;

/// <summary>Positions as scripts give them: negative ones count from the end, what lies outside is cut off.</summary>
internal static class Offsets
{
    /// <summary>A start and a count, both inside a length.</summary>
    public static (int Start, int Count) Clamp(long length, long start, long count)
    {
        var from = Start(length, start);
        return (from, (int)Math.Clamp(count, 0, length - from));
    }

    public static (int Start, int Count) Clamp(long length, RhaiRange range)
    {
        var from = Math.Max(range.Start, 0);
        var to = Math.Max(range.End, 0);
        if (range.Inclusive && range.End >= 0 && to < long.MaxValue)
        {
            to++;
        }

        return from >= length || to <= from ? ((int)Math.Min(from, length), 0) : Clamp(length, from, to - from);
    }

    public static int Start(long length, long start) => (int)(start < 0 ? Math.Max(length + start, 0) : Math.Min(start, length));

    /// <summary>The index itself, or -1 when it lies outside.</summary>
    public static int Index(long length, long index)
    {
        var at = index < 0 ? length + index : index;
        return at >= 0 && at < length ? (int)at : -1;
    }
}
