using Maru.Rhai.Library;
using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>An integer by index: one bit as a bool, by a range several as an integer.</summary>
internal static class IndexedBits
{
    public static RhaiValue Get(long bits, in RhaiValue key, Position position) => key.Kind switch
    {
        RhaiKind.Int => BitField.Get(bits, key.Int, position),
        RhaiKind.Range or RhaiKind.RangeInclusive => BitField.GetMany(bits, key.Range, position),
        _ => throw RhaiFaults.Mismatch("i64", key, position),
    };

    public static RhaiValue Set(long bits, in RhaiValue key, in RhaiValue value, Position position)
    {
        switch (key.Kind)
        {
            case RhaiKind.Int:
                return BitField.Set(bits, key.Int, value.IsBool ? value.Bool : throw RhaiFaults.Mismatch("bool", value, position), position);
            case RhaiKind.Range or RhaiKind.RangeInclusive:
                return BitField.SetMany(bits, key.Range, value.IsInt ? value.Int : throw RhaiFaults.Mismatch("i64", value, position), position);
            default:
                throw RhaiFaults.Mismatch("i64", key, position);
        }
    }
}
