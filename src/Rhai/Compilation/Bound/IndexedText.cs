using Maru.Rhai.Library;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Text by index: a char, or by a range a piece, cut off at the end.</summary>
internal static class IndexedText
{
    public static RhaiValue Get(RhaiText text, in RhaiValue key, Position position)
    {
        if (key.Kind is RhaiKind.Range or RhaiKind.RangeInclusive)
        {
            var (start, count) = Offsets.Clamp(text.Length, key.Range);
            return new RhaiValue(text.Slice(start, count));
        }

        return RhaiValue.FromScalar(text.ScalarAt(Index(text, key, position)));
    }

    public static RhaiValue Set(RhaiText text, in RhaiValue key, in RhaiValue value, Position position)
    {
        if (key.Kind is RhaiKind.Range or RhaiKind.RangeInclusive)
        {
            var (start, count) = Offsets.Clamp(text.Length, key.Range);
            var by = value.Kind is RhaiKind.String or RhaiKind.Char ? TextOperators.Text(value) : throw RhaiFaults.Mismatch("string", value, position);
            return new RhaiValue(TextEdits.Splice(text, start, count, by));
        }

        var at = Index(text, key, position);
        return value.Kind == RhaiKind.Char ? new RhaiValue(TextEdits.Splice(text, at, 1, RhaiText.FromScalar(value.Char)))
            : throw RhaiFaults.Mismatch("char", value, position);
    }

    private static int Index(RhaiText text, in RhaiValue key, Position position)
    {
        var index = key.IsInt ? key.Int : throw RhaiFaults.Mismatch("i64", key, position);
        var at = Offsets.Index(text.Length, index);
        return at >= 0 ? at : throw RhaiFaults.StringBounds(text.Length, index, position);
    }
}
