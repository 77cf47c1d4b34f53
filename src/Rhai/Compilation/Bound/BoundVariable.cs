using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Something with a name that holds a value: a variable, a host's variable, <c>this</c>.</summary>
internal abstract class BoundVariable(string name, Position position) : BoundNode(position)
{
    public string Name => name;

    public override bool IsQuiet => true;

    /// <summary>The place itself, which may hold a cell.</summary>
    public abstract ref RhaiValue Place(Frame frame);

    public virtual bool IsConstant(Frame frame) => false;

    /// <summary>Whether there is no variable with the name; a function with that name does not count.</summary>
    public virtual bool IsMissing(Frame frame) => false;

    public override RhaiValue Borrow(Frame frame)
    {
        ref var place = ref Place(frame);
        return place.Kind == RhaiKind.Cell ? place.Cell.Value : place;
    }

    public override RhaiValue Evaluate(Frame frame) => Place(frame).Share();

    /// <summary>The variable's cell; from now on the variable is shared.</summary>
    public RhaiCell Capture(Frame frame)
    {
        ref var place = ref Place(frame);
        if (place.Kind != RhaiKind.Cell)
        {
            place = new RhaiValue(new RhaiCell(place) { ReadOnly = IsConstant(frame) });
        }

        place.Cell.Captured = true;
        return place.Cell;
    }

    /// <summary>The place to change, after a check that it may be changed.</summary>
    public ref RhaiValue Writable(Frame frame)
    {
        ref var place = ref Place(frame);
        if (IsConstant(frame) || (place.Kind == RhaiKind.Cell && place.Cell.ReadOnly))
        {
            throw RhaiFaults.AssignmentToConstant(Name, Position);
        }

        if (place.Kind == RhaiKind.Cell)
        {
            return ref place.Cell.Value;
        }

        return ref place;
    }
}
