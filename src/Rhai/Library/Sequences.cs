using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>
/// Values made only to be iterated: stepped ranges, the chars of a text, the bits of an integer. Scripts see the type "range".
/// </summary>
internal static class Sequences
{
    public static RhaiValue Of(IEnumerable<RhaiValue> items, RhaiObject? from = null) => new(new RhaiHost(items, "range", from));

    public static RhaiValue Integers(RhaiRun run, long from, long to, long step)
    {
        if (step == 0)
        {
            throw RhaiFaults.Arithmetic("step value cannot be zero", run.CallPosition);
        }

        return Of(Steps(from, to, step));
    }

    public static RhaiValue Floats(RhaiRun run, double from, double to, double step)
    {
        if (step == 0)
        {
            throw RhaiFaults.Arithmetic("step value cannot be zero", run.CallPosition);
        }

        return Of(Steps(from, to, step));
    }

    public static RhaiValue Bits(long value, long start, long count, Position position)
    {
        var at = Offsets.Index(64, start);
        if (at < 0 && count > 0)
        {
            throw RhaiFaults.BitBounds(start, position);
        }

        return Of(EachBit(value, at, Math.Min(count, 64 - at)));
    }

    public static RhaiValue Chars(RhaiText text, int start, int count) => Of(EachChar(text, start, count), text);

    private static IEnumerable<RhaiValue> Steps(long from, long to, long step)
    {
        for (var at = from; step > 0 ? at < to : at > to;)
        {
            yield return at;
            var next = unchecked(at + step);
            if (step > 0 ? next < at : next > at)
            {
                yield break;
            }

            at = next;
        }
    }

    private static IEnumerable<RhaiValue> Steps(double from, double to, double step)
    {
        for (var at = from; step > 0 ? at < to : at > to; at += step)
        {
            yield return at;
        }
    }

    private static IEnumerable<RhaiValue> EachBit(long value, int start, long count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return ((value >> (start + i)) & 1) != 0;
        }
    }

    public static IEnumerable<RhaiValue> EachChar(RhaiText text, int start, int count)
    {
        var unit = text.UnitAt(start);
        for (; count > 0; count--)
        {
            var wide = char.IsHighSurrogate(text.Span[unit]);
            yield return RhaiValue.FromScalar(wide ? char.ConvertToUtf32(text.Span[unit], text.Span[unit + 1]) : text.Span[unit]);
            unit += wide ? 2 : 1;
        }
    }
}
