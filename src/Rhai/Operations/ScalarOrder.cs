namespace Maru.Rhai.Operations;

/// <summary>Orders text by Unicode scalar, as UTF-8 bytes would; UTF-16 order differs for scalars past U+FFFF.</summary>
internal static class ScalarOrder
{
    public static readonly IComparer<string> Comparer = Comparer<string>.Create((a, b) => Compare(a, b));

    public static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length)
        {
            return a.Length.CompareTo(b.Length);
        }

        return Rank(a[same]).CompareTo(Rank(b[same]));
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
