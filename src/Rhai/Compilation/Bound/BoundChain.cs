using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>
/// <c>x.a[i].f(y)</c>, read or assigned to. All indexes and arguments are evaluated first, from the left, then the root; then the chain is
/// followed in place: a changed value is written back to where it came from.
/// </summary>
internal sealed class BoundChain(BoundNode root, ChainLink[] links, ChainAssignment? assignment, Position position) : BoundNode(position)
{
    private readonly int _room = links.Sum(l => l.Room);
    private readonly bool _calls = links.Any(l => l is MethodLink);
    private readonly bool _reads = assignment is null && !links.Any(l => l is MethodLink);

    public BoundNode Root => root;

    public IReadOnlyList<ChainLink> Links => links;

    public ChainAssignment? Assignment => assignment;

    /// <summary>Nothing is called or assigned.</summary>
    public bool IsRead => _reads;

    /// <summary>Places for all indexes and arguments.</summary>
    public int Room => _room;

    public override bool IsQuiet => _reads && root.IsQuiet && links.All(l => l.IsQuiet);

    public override RhaiValue Evaluate(Frame frame) => _reads ? Read(frame).Share() : Walk(frame);

    public override RhaiValue Borrow(Frame frame) => _reads ? Read(frame) : Walk(frame);

    /// <summary>Without calls and assignments nothing must be written back.</summary>
    private RhaiValue Read(Frame frame)
    {
        if (_room == 0)
        {
            return ReadFrom(frame, default);
        }

        var run = frame.Run;
        var mark = run.Mark();
        var room = run.Rent(_room);
        Prepare(frame, room);
        var result = ReadFrom(frame, room);
        run.ReturnTo(mark);
        return result;
    }

    private RhaiValue ReadFrom(Frame frame, Span<RhaiValue> room)
    {
        var value = root.Borrow(frame);
        foreach (var link in links)
        {
            if (link.IsOptional && value.IsUnit)
            {
                return default;
            }

            value = link.Get(frame, ref value, room);
            room = room[link.Room..];
        }

        return value;
    }

    private void Prepare(Frame frame, Span<RhaiValue> room)
    {
        foreach (var link in links)
        {
            link.Prepare(frame, room);
            room = room[link.Room..];
        }
    }

    private RhaiValue Walk(Frame frame)
    {
        var run = frame.Run;
        var mark = run.Mark();
        var assigned = assignment is null ? default : assignment.Value.Evaluate(frame);
        var room = run.Rent(_room);
        Prepare(frame, room);
        var result = root is BoundVariable variable ? FromVariable(frame, variable, room, assigned) : FromValue(frame, root.Evaluate(frame), room, assigned);
        run.ReturnTo(mark);
        return result;
    }

    public RhaiValue FromValue(Frame frame, RhaiValue value, Span<RhaiValue> room, in RhaiValue assigned) =>
        Step(frame, ref value, 0, room, assigned, isConstant: false);

    public RhaiValue FromVariable(Frame frame, BoundVariable variable, Span<RhaiValue> room, in RhaiValue assigned)
    {
        if (assignment is not null && !_calls)
        {
            variable.Writable(frame);
        }

        ref var place = ref variable.Place(frame);
        var isConstant = variable.IsConstant(frame);
        if (place.Kind == RhaiKind.Cell)
        {
            return InCell(frame, place.Cell, room, assigned, isConstant);
        }

        // Code called in the chain may itself replace the variable's slot array, so this works on a copy of the place.
        var value = isConstant ? place.Share() : place;
        var before = value;
        try
        {
            return Step(frame, ref value, 0, room, assigned, isConstant);
        }
        finally
        {
            if (!value.IsSameAs(before) && !isConstant)
            {
                variable.Place(frame) = value;
            }
        }
    }

    private RhaiValue InCell(Frame frame, RhaiCell cell, Span<RhaiValue> room, in RhaiValue assigned, bool isConstant)
    {
        if (links is [MethodLink { Name: "is_shared", Arguments.Count: 0 }])
        {
            return cell.Captured;
        }

        var locked = cell.Locked;
        cell.Locked = true;
        try
        {
            var value = cell.Value;
            var result = Step(frame, ref value, 0, room, assigned, isConstant || cell.ReadOnly);
            cell.Value = value;
            return result;
        }
        finally
        {
            cell.Locked = locked;
        }
    }

    private RhaiValue Step(Frame frame, ref RhaiValue target, int at, Span<RhaiValue> room, in RhaiValue assigned, bool isConstant)
    {
        var link = links[at];
        var isLast = at == links.Length - 1;
        if (link.IsOptional && target.IsUnit)
        {
            return default;
        }

        if (link is MethodLink method)
        {
            var answer = method.Call(frame, ref target, room[..link.Room], isConstant);
            return isLast ? answer : Step(frame, ref answer, at + 1, room[link.Room..], assigned, isConstant: false);
        }

        if (isLast && assignment is not null)
        {
            assignment.Apply(frame, link, ref target, room, assigned);
            return default;
        }

        var child = link.Get(frame, ref target, room);
        if (isLast)
        {
            return child.Share();
        }

        // A child of a shared container is shared too.
        child = target.Kind < RhaiKind.Array || target.Object!.Aliased ? child.Share() : child;
        var (before, size) = (child, RhaiSize.Of(child));
        var result = Step(frame, ref child, at + 1, room[link.Room..], assigned, isConstant);
        if (!child.IsSameAs(before) || RhaiSize.Of(child) != size)
        {
            link.PutBack(frame, ref target, room, child, size);
        }

        return result;
    }
}
