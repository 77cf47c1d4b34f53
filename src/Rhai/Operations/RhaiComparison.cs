using Maru.Rhai.Values;

namespace Maru.Rhai.Operations;

/// <summary>Equality and order as the language defines them.</summary>
internal static class RhaiComparison
{
    private const double Epsilon = 2.2204460492503131e-16;

    /// <summary>Floats are equal within the rounding of the larger one; infinities equal nothing.</summary>
    public static bool FloatsEqual(double a, double b) => Math.Abs(Distance(a, b)) < Epsilon;

    /// <summary>Not the opposite of equal: with infinity or NaN on one side both are false.</summary>
    public static bool FloatsDiffer(double a, double b) => Math.Abs(Distance(a, b)) >= Epsilon;

    /// <summary>Whether <paramref name="a"/> is clearly smaller.</summary>
    public static bool FloatLess(double a, double b) => Distance(b, a) > Epsilon;

    /// <summary>Whether <paramref name="a"/> is smaller or about the same.</summary>
    public static bool FloatLessOrEqual(double a, double b) => Distance(b, a) > -Epsilon;

    /// <summary>The distance relative to the larger number; with a zero, or if the product is zero, the absolute distance.</summary>
    private static double Distance(double a, double b) => (a - b) / (a * b == 0 ? 1 : Math.Max(Math.Abs(a), Math.Abs(b)));

    /// <summary>The rule for array elements and <c>in</c>: values without an <c>==</c> between them are unequal.</summary>
    public static bool AreEqual(in RhaiValue a, in RhaiValue b)
    {
        switch (a.Kind, b.Kind)
        {
            case (RhaiKind.Int, RhaiKind.Int): return a.Int == b.Int;
            case (RhaiKind.Float or RhaiKind.Int, RhaiKind.Float or RhaiKind.Int): return FloatsEqual(ToFloat(a), ToFloat(b));
            case (RhaiKind.String, RhaiKind.String): return a.Text.Units == b.Text.Units && a.Text.Span.SequenceEqual(b.Text.Span);
            case (RhaiKind.Char, RhaiKind.String): return IsScalar(b.Text, a.Char);
            case (RhaiKind.String, RhaiKind.Char): return IsScalar(a.Text, b.Char);
            case (RhaiKind.Cell, _): return AreEqual(a.Cell.Value, b);
            case (_, RhaiKind.Cell): return AreEqual(a, b.Cell.Value);
        }

        return a.Kind == b.Kind && SameKindEqual(a, b);
    }

    public static double ToFloat(in RhaiValue value) => value.Kind == RhaiKind.Int ? value.Int : value.Float;

    public static int CompareText(in RhaiValue a, in RhaiValue b)
    {
        Span<char> left = stackalloc char[2];
        Span<char> right = stackalloc char[2];
        return ScalarOrder.Compare(Units(a, left), Units(b, right));
    }

    private static ReadOnlySpan<char> Units(in RhaiValue value, Span<char> room)
    {
        if (value.Kind == RhaiKind.String)
        {
            return value.Text.Span;
        }

        return room[..new System.Text.Rune(value.Char).EncodeToUtf16(room)];
    }

    private static bool IsScalar(RhaiText text, int scalar) => text.Length == 1 && text.ScalarAt(0) == scalar;

    private static bool SameKindEqual(in RhaiValue a, in RhaiValue b) => a.Kind switch
    {
        RhaiKind.Unit => true,
        RhaiKind.Bool or RhaiKind.Char or RhaiKind.Byte => a.Bits == b.Bits,
        RhaiKind.Array => ArraysEqual(a.Array, b.Array),
        RhaiKind.Map => MapsEqual(a.Map, b.Map),
        RhaiKind.Blob => a.Blob.Bytes.SequenceEqual(b.Blob.Bytes),
        RhaiKind.Range or RhaiKind.RangeInclusive => a.Range.Start == b.Range.Start && a.Range.End == b.Range.End,
        RhaiKind.Timestamp => a.Timestamp.Ticks == b.Timestamp.Ticks,
        RhaiKind.Host => a.HostObject.Equals(b.HostObject),
        _ => false,
    };

    private static bool ArraysEqual(RhaiArray a, RhaiArray b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MapsEqual(RhaiMap a, RhaiMap b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        var entries = a.Sorted;
        for (var i = 0; i < entries.Count; i++)
        {
            if (!b.TryGet(entries.Key(i), out var other) || !AreEqual(entries.Value(i), other))
            {
                return false;
            }
        }

        return true;
    }
}
