using Maru.Rhai.Calls;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>x = v</c> and <c>x += v</c> for a plain variable.</summary>
internal sealed class BoundAssign(BoundVariable target, BinaryOperator? op, BoundNode value, Position position) : BoundNode(position)
{
    public BoundVariable Target => target;

    public BinaryOperator? Operator => op;

    public BoundNode Value => value;

    public override RhaiValue Evaluate(Frame frame)
    {
        if (target is BoundThis && !frame.HasThis)
        {
            throw RhaiFaults.UnboundThis(target.Position);
        }

        var content = value.Evaluate(frame);
        ref var place = ref target.Writable(frame);
        if (op is not { } operation)
        {
            place = content;
            return default;
        }

        if (place.IsInt && content.IsInt)
        {
            place = RhaiOperators.Integers(operation, place.Int, content.Int);
            return default;
        }

        RhaiOperations.Assign(frame.Run, operation, ref place, content, Position);
        return default;
    }
}
