using Maru.Rhai.Library;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Indexing text: a char, or for a range a piece, which is cut off at the end of the text.</summary>
internal static class IndexedText
{
    public static RhaiValue Get(RhaiText text, in RhaiValue key, Position position)
    {
        if (key.Kind is RhaiKind.Range or RhaiKind.RangeInclusive)
        {
            var (start, count) = Stretch(text, key.Range, position);
            return new RhaiValue(text.Slice(start, count));
        }

        return RhaiValue.FromScalar(text.ScalarAt(Index(text, key, position)));
    }

    public static RhaiValue Set(RhaiText text, in RhaiValue key, in RhaiValue value, Position position)
    {
        if (key.Kind is RhaiKind.Range or RhaiKind.RangeInclusive)
        {
            var (start, count) = Stretch(text, key.Range, position);
            return new RhaiValue(TextEdits.Splice(text, start, count, TextOperators.Text(value)));
        }

        var at = Index(text, key, position);
        return value.Kind == RhaiKind.Char ? new RhaiValue(TextEdits.Splice(text, at, 1, RhaiText.FromScalar(value.Char)))
            : throw RhaiFaults.Mismatch("char", value, position);
    }

    // Negative ends count from the end of the text; a start before its beginning is out of bounds, an end before it gives an empty piece.
    private static (int Start, int Count) Stretch(RhaiText text, RhaiRange range, Position position)
    {
        if (text.Units == 0)
        {
            return default;
        }

        var start = range.Start >= 0 ? range.Start : Offsets.Index(text.Length, range.Start);
        if (start < 0)
        {
            throw RhaiFaults.StringBounds(text.Length, range.Start, position);
        }

        var end = range.End >= 0 ? range.End : Math.Max(Offsets.Index(text.Length, range.End), 0);
        var stop = range.Inclusive && end < long.MaxValue ? end + 1 : end;
        return Offsets.Clamp(text.Length, start, stop - start);
    }

    private static int Index(RhaiText text, in RhaiValue key, Position position)
    {
        var index = key.IsInt ? key.Int : throw RhaiFaults.Mismatch("i64", key, position);
        var at = Offsets.Index(text.Length, index);
        return at >= 0 ? at : throw RhaiFaults.StringBounds(text.Length, index, position);
    }
}
