using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>a in b</c>: <c>contains(b, a)</c>.</summary>
internal sealed class BoundIn(BoundNode item, BoundNode container, bool negated, Position position) : BoundNode(position)
{
    public BoundNode Item => item;

    public BoundNode Container => container;

    public override RhaiValue Evaluate(Frame frame)
    {
        // It is a call with the container as first argument: the container is evaluated first too, unless it is a plain variable, which is
        // read last.
        var late = container is BoundVariable;
        var searched = late ? default : container.Evaluate(frame);
        var wanted = item.Evaluate(frame);
        return Test(frame, late ? container.Borrow(frame) : searched, wanted);
    }

    public bool Test(Frame frame, in RhaiValue searched, in RhaiValue wanted)
    {
        Span<RhaiValue> arguments = [searched, wanted];
        var function = frame.Run.Engine.Functions.Find("contains", arguments)
            ?? throw RhaiFaults.FunctionNotFound("contains", arguments, Position);
        return function.Invoke(frame.Run, arguments, Position).Bool != negated;
    }
}
