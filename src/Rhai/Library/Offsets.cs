using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// Positions as scripts give them: negative ones count from the end; positions outside are moved to the nearest valid one.
/// </summary>
internal static class Offsets
{
    /// <summary>A start and a count, both inside a length.</summary>
    public static (int Start, int Count) Clamp(long length, long start, long count)
    {
        var from = Start(length, start);
        return (from, (int)Math.Clamp(count, 0, length - from));
    }

    /// <summary>
    /// A negative start becomes 0, and an end before the start becomes the start: a reversed inclusive range then has one element.
    /// </summary>
    public static (int Start, int Count) Clamp(long length, RhaiRange range)
    {
        var from = Math.Max(range.Start, 0);
        var many = Math.Max(range.End, from) - from;
        return Clamp(length, from, range.Inclusive && many < long.MaxValue ? many + 1 : many);
    }

    /// <summary>The same for iteration: a reversed range is empty.</summary>
    public static (int Start, int Count) ClampForward(long length, RhaiRange range) =>
        range.IsEmpty ? (Start(length, Math.Max(range.Start, 0)), 0) : Clamp(length, range);

    public static int Start(long length, long start) => (int)(start < 0 ? Math.Max(length + start, 0) : Math.Min(start, length));

    /// <summary>The index itself, or -1 if it is outside.</summary>
    public static int Index(long length, long index)
    {
        var at = index < 0 ? length + index : index;
        return at >= 0 && at < length ? (int)at : -1;
    }
}
