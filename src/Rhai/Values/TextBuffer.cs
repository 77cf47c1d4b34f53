namespace Maru.Rhai.Values;

/// <summary>
/// Characters that several texts share from the front; only the text that ends at the end of the filled part may add to it.
/// </summary>
internal sealed class TextBuffer
{
    private readonly char[] _units;
    private int _filled;

    /// <param name="left">The text in front.</param>
    /// <param name="right">The text behind.</param>
    /// <param name="hasGrown">The left text was itself made by joining: more will probably follow, so the buffer gets twice the
    /// size.</param>
    public TextBuffer(ReadOnlySpan<char> left, ReadOnlySpan<char> right, bool hasGrown)
    {
        _filled = left.Length + right.Length;
        var room = hasGrown ? 2L * _filled : _filled;
        _units = GC.AllocateUninitializedArray<char>(Math.Max(_filled, (int)Math.Min(room, Array.MaxLength)));
        left.CopyTo(_units);
        right.CopyTo(_units.AsSpan(left.Length));
    }

    /// <summary>Its size in bytes, including space not filled yet.</summary>
    public long Bytes => 48 + (2L * _units.Length);

    public ReadOnlySpan<char> Filled(int count) => _units.AsSpan(0, count);

    /// <summary>
    /// Adds text after <paramref name="end"/>, unless other text was already added there or there is no space. Thread safe: of two
    /// additions only one succeeds.
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
