using System.Globalization;

namespace Maru.Composer.Schema;

/// <summary>
/// The size of a regular expression with its repetitions written out, because this decides the cost of matching. It is only scanned, not
/// parsed: an invalid expression has a size too.
/// </summary>
internal static class PatternSize
{
    private const long Largest = int.MaxValue;

    public static long Of(string pattern)
    {
        var outer = new Stack<long>();
        var (size, last) = (0L, 0L);
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '(':
                    outer.Push(size);
                    (size, last) = (0, 0);
                    continue;
                case ')' when outer.TryPop(out var before):
                    (size, last) = (before + size, size);
                    continue;
                case '{' when Times(pattern, ref i) is { } times:
                    (size, last) = (size + (last * (times - 1)), last * times);
                    break;
                case '\\':
                    i++;
                    (size, last) = (size + 1, 1);
                    break;
                default:
                    (size, last) = (size + 1, 1);
                    break;
            }

            (size, last) = (Math.Min(size, Largest), Math.Min(last, Largest));
        }

        return outer.Aggregate(size, (sum, open) => Math.Min(sum + open, Largest));
    }

    // {n}, {n,} or {n,m}; the place moves to the closing brace.
    private static long? Times(string pattern, ref int at)
    {
        var end = pattern.IndexOf('}', at, Math.Min(pattern.Length - at, 24));
        if (end < 0)
        {
            return null;
        }

        var most = 1L;
        foreach (var part in pattern[(at + 1)..end].Split(','))
        {
            var times = 1L;
            if (part.Length > 0 && !long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out times))
            {
                return null;
            }

            most = Math.Clamp(times, most, Largest);
        }

        at = end;
        return most;
    }
}
