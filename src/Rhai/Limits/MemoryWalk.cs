using Maru.Rhai.Values;

namespace Maru.Rhai.Limits;

/// <summary>Adds up the bytes that values hold, each object once. Stops early when it has found more than the given amount.</summary>
internal sealed class MemoryWalk(long enough)
{
    /// <summary>Shorter texts are counted at every occurrence: remembering each would cost more than the text itself.</summary>
    private const int LongText = 256;
    private const int TextObject = 56;
    private const int StringObject = 24;
    private readonly HashSet<object> _met = new(ReferenceEqualityComparer.Instance);
    private readonly Stack<RhaiObject> _open = [];
    private long _enough = enough;
    private long _bytes;

    public void AddAll(ReadOnlySpan<RhaiValue> values)
    {
        foreach (ref readonly var value in values)
        {
            Add(value);
        }
    }

    public void AddAll(IEnumerable<RhaiValue>? values)
    {
        foreach (var value in values ?? [])
        {
            Add(value);
        }
    }

    public void Add(in RhaiValue value)
    {
        if (value.Kind >= RhaiKind.String)
        {
            Add(value.Object!);
        }
    }

    public void Add(RhaiObject content)
    {
        if (content is RhaiText text)
        {
            Text(text);
        }
        else if ((content.Kind >= RhaiKind.Array && !content.Aliased) || _met.Add(content))
        {
            _open.Push(content);
        }
    }

    /// <summary>Text outside of values: the keys of maps.</summary>
    public void Add(string text)
    {
        if (text.Length < LongText || _met.Add(text))
        {
            _bytes += StringObject + (2L * text.Length);
        }
    }

    /// <summary>The entries of a map, whose own arrays take these bytes.</summary>
    public void Add(ReadOnlySpan<RhaiMapEntry> entries, long bytes)
    {
        _bytes += bytes;
        foreach (ref readonly var entry in entries)
        {
            Add(entry.Key);
            Add(entry.Value);
        }
    }

    public void Add(long bytes) => _bytes += bytes;

    /// <summary>Whether this object is visited for the first time.</summary>
    public bool Meets(object shared) => _met.Add(shared);

    public long Finish()
    {
        while (_bytes <= _enough && _open.TryPop(out var content))
        {
            content.Show(this);
        }

        return _bytes;
    }

    /// <summary>Begins a new count; objects visited before do not count again.</summary>
    public void Restart(long enough)
    {
        _bytes = 0;
        _enough = enough;
    }

    private void Text(RhaiText text)
    {
        if (text.Units < LongText || _met.Add(text))
        {
            _bytes += TextObject;
            text.Show(this);
        }
    }
}
