using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>call(f, a)</c> and <c>curry(f, a)</c>.</summary>
internal sealed class BoundPointerCall(bool isCurry, BoundNode[] arguments, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        var pointer = arguments[0].Evaluate(frame);
        if (pointer.Kind != RhaiKind.Function)
        {
            throw RhaiFaults.Mismatch("Fn", pointer, arguments[0].Position);
        }

        var mark = run.Mark();
        var values = run.Rent(arguments.Length - 1);
        for (var i = 1; i < arguments.Length; i++)
        {
            values[i - 1] = arguments[i].Evaluate(frame);
        }

        var none = default(RhaiValue);
        var result = isCurry ? new RhaiValue(pointer.Function.Curry(values))
            : PointerCall.Invoke(run, pointer.Function, values, ref none, hasThis: false, Position);
        run.ReturnTo(mark);
        run.Sizes.Check(result, Position);
        return result;
    }
}
