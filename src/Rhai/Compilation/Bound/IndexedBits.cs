using Maru.Rhai.Library;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Indexing an integer: one bit as a bool, or a range of bits as an integer.</summary>
internal static class IndexedBits
{
    public static RhaiValue Get(long bits, in RhaiValue key, Position position) => key.Kind switch
    {
        RhaiKind.Int => BitField.Get(bits, key.Int, position),
        RhaiKind.Range or RhaiKind.RangeInclusive => Get(bits, BitField.Exactly(key.Range, position), position),
        _ => throw RhaiFaults.Mismatch("i64", key, position),
    };

    private static RhaiValue Get(long bits, (long Start, long Count) stretch, Position position) =>
        BitField.GetMany(bits, stretch.Start, stretch.Count, position);

    public static RhaiValue Set(long bits, in RhaiValue key, in RhaiValue value, Position position)
    {
        switch (key.Kind)
        {
            case RhaiKind.Int:
                return BitField.Set(bits, key.Int, value.IsBool ? value.Bool : throw RhaiFaults.Mismatch("bool", value, position), position);
            case RhaiKind.Range or RhaiKind.RangeInclusive:
                var (start, count) = BitField.Exactly(key.Range, position);
                return BitField.SetMany(bits, start, count, value.IsInt ? value.Int : throw RhaiFaults.Mismatch("i64", value, position), position);
            default:
                throw RhaiFaults.Mismatch("i64", key, position);
        }
    }
}
