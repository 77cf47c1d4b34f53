using Maru.Rhai.Limits;

namespace Maru.Rhai.Values;

/// <summary>The content of an array. It counts what its elements hold, so that checking a limit costs the same for any length.</summary>
internal sealed class RhaiArray : RhaiObject
{
    private RhaiValue[] _items;
    private int _count;
    private RhaiSize _inner;

    public RhaiArray(int capacity = 0)
        : base(RhaiKind.Array) => _items = capacity == 0 ? [] : new RhaiValue[capacity];

    /// <summary>Takes ownership of the items without copying them.</summary>
    public RhaiArray(RhaiValue[] items)
        : base(RhaiKind.Array)
    {
        _items = items;
        _count = items.Length;
        _inner = Measure(items);
    }

    public int Count => _count;

    /// <summary>How many elements fit in before it must grow.</summary>
    public int Capacity => _items.Length;

    public override RhaiSize Size => _inner with { Elements = _inner.Elements + _count };

    public override void Show(MemoryWalk walk)
    {
        walk.Add(96 + (16L * _items.Length));
        walk.AddAll(Items);
    }

    public ReadOnlySpan<RhaiValue> Items => _items.AsSpan(0, _count);

    public RhaiValue this[int index] => _items[index];

    public void Set(int index, in RhaiValue value)
    {
        ref var place = ref _items[index];
        if (place.Kind > RhaiKind.Byte || value.Kind > RhaiKind.Byte)
        {
            _inner = _inner - RhaiSize.Of(place) + RhaiSize.Of(value);
        }

        place = value;
    }

    /// <summary>Writes back an element that was taken out and changed in place; <paramref name="before"/> is its size before.</summary>
    public void Replace(int index, in RhaiValue value, RhaiSize before)
    {
        _inner = _inner - before + RhaiSize.Of(value);
        _items[index] = value;
    }

    public void Add(in RhaiValue value)
    {
        if (_count == _items.Length)
        {
            Array.Resize(ref _items, Math.Max(4, _count * 2));
        }

        _items[_count++] = value;
        if (value.Kind > RhaiKind.Byte)
        {
            _inner += RhaiSize.Of(value);
        }
    }

    public void AddRange(ReadOnlySpan<RhaiValue> values)
    {
        var needed = _count + values.Length;
        if (needed > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(needed, _count * 2));
        }

        values.CopyTo(_items.AsSpan(_count));
        _count = needed;
        _inner += Measure(values);
    }

    public void AddRepeated(in RhaiValue value, int times)
    {
        var needed = _count + times;
        if (needed > _items.Length)
        {
            Array.Resize(ref _items, Math.Max(needed, _count * 2));
        }

        Fill(_items.AsSpan(_count, times), value);
        _count = needed;
        var size = RhaiSize.Of(value);
        _inner += new RhaiSize(size.Elements * times, size.Entries * times, size.Bytes * times);
    }

    /// <summary>Replaces <paramref name="length"/> elements from <paramref name="start"/> on by others.</summary>
    public void Splice(int start, int length, ReadOnlySpan<RhaiValue> values)
    {
        var tail = _items.AsSpan(start + length, _count - start - length).ToArray();
        var removed = _items.AsSpan(start, length);
        _inner = _inner - Measure(removed) + Measure(values);
        var total = start + values.Length + tail.Length;
        var added = values.ToArray();
        if (total > _items.Length)
        {
            Array.Resize(ref _items, total);
        }

        added.CopyTo(_items.AsSpan(start));
        tail.CopyTo(_items.AsSpan(start + added.Length));
        if (total < _count)
        {
            _items.AsSpan(total, _count - total).Clear();
        }

        _count = total;
    }

    public RhaiValue RemoveAt(int index)
    {
        var value = _items[index];
        _items.AsSpan(index + 1, _count - index - 1).CopyTo(_items.AsSpan(index));
        _items[--_count] = default;
        _inner -= RhaiSize.Of(value);
        return value;
    }

    public void Truncate(int count)
    {
        if (count < _count)
        {
            _inner -= Measure(_items.AsSpan(count, _count - count));
            _items.AsSpan(count, _count - count).Clear();
            _count = count;
        }
    }

    /// <summary>The elements, for changing their order; none may be added or lost.</summary>
    public Span<RhaiValue> ForReordering() => _items.AsSpan(0, _count);

    public RhaiArray Copy()
    {
        var items = Items.ToArray();
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = items[i].Share();
        }

        return new RhaiArray(_inner, items);
    }

    private RhaiArray(RhaiSize inner, RhaiValue[] items)
        : base(RhaiKind.Array)
    {
        _items = items;
        _count = items.Length;
        _inner = inner;
    }

    // Fills in blocks: copying a block pays once for the references in it, single writes pay each time.
    private static void Fill(Span<RhaiValue> room, in RhaiValue value)
    {
        var piece = Math.Min(room.Length, 1024);
        room[..piece].Fill(value);
        for (var filled = piece; filled < room.Length; filled += piece)
        {
            piece = Math.Min(piece, room.Length - filled);
            room[..piece].CopyTo(room[filled..]);
        }
    }

    private static RhaiSize Measure(ReadOnlySpan<RhaiValue> values)
    {
        var size = default(RhaiSize);
        foreach (ref readonly var value in values)
        {
            if (value.Kind > RhaiKind.Byte)
            {
                size += RhaiSize.Of(value);
            }
        }

        return size;
    }
}
