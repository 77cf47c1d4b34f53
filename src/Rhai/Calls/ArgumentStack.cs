using Maru.Rhai.Limits;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>
/// The stack for arguments. When it grows, it is replaced; space rented from the old array is returned to the old array.
/// </summary>
internal sealed class ArgumentStack
{
    private readonly Stack<RhaiValue[]> _outgrown = [];
    private RhaiValue[] _room = new RhaiValue[64];
    private int _top;

    public Span<RhaiValue> Rent(int count)
    {
        if (_top + count > _room.Length)
        {
            _outgrown.Push(_room);
            _room = new RhaiValue[Math.Max(_room.Length * 2, count * 2)];
            _top = 0;
        }

        var room = _room.AsSpan(_top, count);
        _top += count;
        return room;
    }

    public StackMark Mark(int level) => new(_room, _top, level);

    public void ReturnTo(in StackMark mark)
    {
        while (!ReferenceEquals(_room, mark.Stack))
        {
            _room = _outgrown.Pop();
            _top = _room.Length;
        }

        _room.AsSpan(mark.Top, _top - mark.Top).Clear();
        _top = mark.Top;
    }

    public void Show(MemoryWalk walk)
    {
        walk.AddAll(_room);
        foreach (var room in _outgrown)
        {
            walk.AddAll(room);
        }
    }
}
