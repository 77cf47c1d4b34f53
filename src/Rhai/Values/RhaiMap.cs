using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>The content of a map: entries in order of arrival, found by hash, listed by key in the order of Unicode scalars.</summary>
internal sealed class RhaiMap() : RhaiObject(RhaiKind.Map)
{
    private const int LinearLimit = 8;
    private RhaiMapEntry[] _entries = [];
    private int[]? _buckets;
    private int _count;
    private int[]? _order;
    private RhaiSize _inner;

    public int Count => _count;

    public override RhaiSize Size => _inner with { Entries = _inner.Entries + _count };

    public override void Show(MemoryWalk walk) => walk.Add(
        _entries.AsSpan(0, _count), 120 + (32L * _entries.Length) + (4L * ((_buckets?.Length ?? 0) + (_order?.Length ?? 0))));

    /// <summary>The entries in order of key.</summary>
    public RhaiMapOrder Sorted => new(_entries, _order ??= RhaiMapOrder.Sort(_entries, _count));

    /// <summary>The index of the key's entry, or -1. <paramref name="hint"/> is the index that the same call site found last.</summary>
    public int Find(string key, ref int hint)
    {
        var entries = _entries;
        if ((uint)hint < (uint)_count && string.Equals(entries[hint].Key, key))
        {
            return hint;
        }

        var found = Find(key);
        hint = found >= 0 ? found : hint;
        return found;
    }

    public int Find(ReadOnlySpan<char> key)
    {
        if (_buckets is { } buckets)
        {
            return Find(key, Hash(key), buckets);
        }

        var at = _count - 1;
        while (at >= 0 && !key.SequenceEqual(_entries[at].Key))
        {
            at--;
        }

        return at;
    }

    private int Find(ReadOnlySpan<char> key, int hash, int[] buckets)
    {
        var entries = _entries;
        var at = buckets[hash & (buckets.Length - 1)] - 1;
        while (at >= 0 && (entries[at].Hash != hash || !key.SequenceEqual(entries[at].Key)))
        {
            at = entries[at].Next - 1;
        }

        return at;
    }

    public RhaiValue At(int index) => _entries[index].Value;

    public bool TryGet(string key, out RhaiValue value)
    {
        var at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        return at >= 0;
    }

    public void SetAt(int index, in RhaiValue value) => ReplaceAt(index, value, RhaiSize.Of(_entries[index].Value));

    /// <summary>Writes back a value that was taken out and changed in place; <paramref name="before"/> is its size before.</summary>
    public void ReplaceAt(int index, in RhaiValue value, RhaiSize before)
    {
        _inner = _inner - before + RhaiSize.Of(value);
        _entries[index].Value = value;
    }

    public void Set(string key, in RhaiValue value) => Set(key, key, value);

    /// <summary>Makes a string of the key only if it is new.</summary>
    public void Set(ReadOnlySpan<char> key, in RhaiValue value) => Set(key, null, value);

    private void Set(ReadOnlySpan<char> key, string? text, in RhaiValue value)
    {
        var hash = _buckets is null ? 0 : Hash(key);
        var at = _buckets is { } buckets ? Find(key, hash, buckets) : Find(key);
        if (at >= 0)
        {
            SetAt(at, value);
            return;
        }

        if (_count == _entries.Length)
        {
            var hadBuckets = _buckets is not null;
            Grow();
            hash = hadBuckets || _buckets is null ? hash : Hash(key);
        }

        _entries[_count++] = new RhaiMapEntry { Key = text ?? new string(key), Value = value, Hash = hash };
        Link(_count - 1);
        _order = null;
        _inner += RhaiSize.Of(value);
    }

    public bool Remove(string key, out RhaiValue value)
    {
        var at = Find(key);
        value = at < 0 ? default : _entries[at].Value;
        if (at < 0)
        {
            return false;
        }

        _inner -= RhaiSize.Of(value);
        _order = null;
        Unlink(at);
        var last = --_count;
        if (at != last)
        {
            Unlink(last);
            _entries[at] = _entries[last];
            Link(at);
        }

        _entries[last] = default;
        return true;
    }

    public void Clear() => (_entries, _buckets, _order, _count, _inner) = ([], null, null, 0, default);

    public RhaiMap Copy()
    {
        var copy = new RhaiMap { _entries = _entries.AsSpan(0, _count).ToArray(), _buckets = (int[]?)_buckets?.Clone(), _count = _count, _order = _order, _inner = _inner };
        foreach (ref var entry in copy._entries.AsSpan())
        {
            entry.Value = entry.Value.Share();
        }

        return copy;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, Math.Max(4, _count * 2));
        if (_entries.Length <= LinearLimit)
        {
            return;
        }

        var isFirst = _buckets is null;
        _buckets = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_entries.Length)];
        for (var i = 0; i < _count; i++)
        {
            _entries[i].Hash = isFirst ? Hash(_entries[i].Key) : _entries[i].Hash;
            Link(i);
        }
    }

    // Each process has a new seed, so that nobody can prepare colliding keys.
    private static int Hash(ReadOnlySpan<char> key) => string.GetHashCode(key);

    private void Link(int index)
    {
        if (_buckets is not { } buckets)
        {
            return;
        }

        ref var entry = ref _entries[index];
        ref var head = ref buckets[entry.Hash & (buckets.Length - 1)];
        entry.Next = head;
        head = index + 1;
    }

    private void Unlink(int index)
    {
        if (_buckets is not { } buckets)
        {
            return;
        }

        ref var link = ref buckets[_entries[index].Hash & (buckets.Length - 1)];
        while (link != index + 1)
        {
            link = ref _entries[link - 1].Next;
        }

        link = _entries[index].Next;
    }
}
