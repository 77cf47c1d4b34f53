namespace Maru.Rhai.Values;

/// <summary>Characters that several texts share from the front; only the text that ends where the filling ends may add to it.</summary>
internal sealed class TextBuffer
{
    private readonly char[] _units;
    private int _filled;

    /// <param name="left">The text in front.</param>
    /// <param name="right">The text behind.</param>
    /// <param name="hasGrown">The left text was made by joining itself: more is likely to follow, so there is room for as much.</param>
    public TextBuffer(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool hasGrown)
    {
        _filled = left.Length + right.Length;
        var room = hasGrown ? 2L * _filled : _filled;
        _units = GC.AllocateUninitializedArray<char>(Math.Max(_filled, (int)Math.Min(room, Array.MaxLength)));
        left.CopyTo(_units);
        right.CopyTo(_units.AsSpan(left.Length));
    }

    /// <summary>Bytes it takes, room not filled yet included.</summary>
    public long Bytes => 48 + (2L * _units.Length);

    public ReadOnlySpan<char> Filled(int count) => _units.AsSpan(0, count);

    /// <summary>
    /// Adds behind <paramref name="end"/> unless someone did already or there is no room. Safe among threads: one of two wins.
    /// </summary>
    public bool TryAppend(int end, ReadOnlySpan<char> addition)
    {
        var next = end + addition.Length;
        if (next > _units.Length || next < 0 || Interlocked.CompareExchange(ref _filled, next, end) != end)
        {
            return false;
        }

        addition.CopyTo(_units.AsSpan(end));
        return true;
    }
}
