using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>The bits of an integer; -1 is the highest.</summary>
internal static class BitField
{
    private const long Width = 64;

    public static bool Get(long value, long index, Position position) => ((value >> At(index, position)) & 1) != 0;

    public static long Set(long value, long index, bool on, Position position)
    {
        var mask = 1L << At(index, position);
        return on ? value | mask : value & ~mask;
    }

    public static long GetMany(long value, long start, long count, Position position)
    {
        if (count <= 0)
        {
            return 0;
        }

        var at = At(start, position);
        return (long)((ulong)value >> at) & Mask(Math.Min(count, 64 - at));
    }

    public static long SetMany(long value, long start, long count, long bits, Position position)
    {
        if (count <= 0)
        {
            return value;
        }

        var at = At(start, position);
        var mask = Mask(Math.Min(count, 64 - at)) << at;
        return (value & ~mask) | ((bits << at) & mask);
    }

    public static long GetMany(long value, RhaiRange range, Position position)
    {
        var (start, count) = Span(range);
        return GetMany(value, start, count, position);
    }

    public static long SetMany(long value, RhaiRange range, long bits, Position position)
    {
        var (start, count) = Span(range);
        return SetMany(value, start, count, bits, position);
    }

    /// <summary>The bits of a range for functions: cut off at both ends.</summary>
    public static (long Start, long Count) Span(RhaiRange range)
    {
        var start = Math.Max(range.Start, 0);
        var many = Math.Max(range.End, start) - start;
        return (start, Math.Min(many, Width) + (range.Inclusive ? 1 : 0));
    }

    /// <summary>The bits of a range in brackets: both ends must be valid bits, and a missing end is the last bit.</summary>
    public static (long Start, long Count) Exactly(RhaiRange range, Position position)
    {
        var last = range.Inclusive ? Width - 1 : Width;
        var end = range.End == long.MaxValue ? last : range.End;
        if (range.Start is < 0 or >= Width)
        {
            throw RhaiFaults.BitBounds(range.Start, position);
        }

        return end >= 0 && end <= last ? (range.Start, end - range.Start + (range.Inclusive ? 1 : 0)) : throw RhaiFaults.BitBounds(end, position);
    }

    private static long Mask(long count) => count >= 64 ? -1 : (1L << (int)count) - 1;

    private static int At(long index, Position position)
    {
        var at = Offsets.Index(64, index);
        return at >= 0 ? at : throw RhaiFaults.BitBounds(index, position);
    }
}
