namespace Maru.Rhai.Runtime;

/// <summary>Characters that several texts share from the front; only the text that ends where the filling ends may add to it.</summary>
internal sealed class TextBuffer
{
    private readonly char[] _units;
    private int _filled;

    public TextBuffer(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        _filled = left.Length + right.Length;
        _units = GC.AllocateUninitializedArray<char>(Math.Max(_filled, (int)Math.Min(2L * _filled, Array.MaxLength)));
        left.CopyTo(_units);
        right.CopyTo(_units.AsSpan(left.Length));
    }

    public ReadOnlySpan<char> Filled(int count) => _units.AsSpan(0, count);

    /// <summary>Adds behind <paramref name="end"/> unless someone did already or there is no room. Safe among threads: one of two wins.</summary>
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
