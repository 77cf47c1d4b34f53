using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>curry(f, a)</c>: the pointer with arguments in front of those of the later call.</summary>
internal sealed class BoundCurry(BoundNode[] arguments, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        var pointer = BoundPointerCall.Pointer(arguments[0], frame);
        var mark = run.Mark();
        var values = run.Rent(arguments.Length - 1);
        ArgumentList.InOrder(arguments.AsSpan(1), frame, values);
        var result = new RhaiValue(pointer.Curry(values));
        run.ReturnTo(mark);
        run.Sizes.Check(result, Position);
        return result;
    }
}
