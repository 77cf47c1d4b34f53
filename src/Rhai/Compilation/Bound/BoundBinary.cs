using Maru.Rhai.Calls;
using Maru.Rhai.Operations;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>An operator that takes both values.</summary>
internal sealed class BoundBinary(BinaryOperator op, BoundNode left, BoundNode right, Position position) : BoundNode(position)
{
    private readonly bool _borrows = right.IsQuiet;

    public BinaryOperator Operator => op;

    public BoundNode Left => left;

    public BoundNode Right => right;

    public override bool IsQuiet => left.IsQuiet && right.IsQuiet;

    public override RhaiValue Evaluate(Frame frame)
    {
        var a = _borrows ? left.Borrow(frame) : left.Evaluate(frame);
        var b = right.Borrow(frame);
        if (a.IsInt && b.IsInt)
        {
            switch (op)
            {
                case BinaryOperator.Add: return IntegerMath.Add(a.Int, b.Int);
                case BinaryOperator.Subtract: return IntegerMath.Subtract(a.Int, b.Int);
                case BinaryOperator.Less: return a.Int < b.Int;
                case BinaryOperator.Greater: return a.Int > b.Int;
                case BinaryOperator.Equal: return a.Int == b.Int;
                default: return RhaiOperators.Integers(op, a.Int, b.Int);
            }
        }

        return RhaiOperations.Binary(frame.Run, op, a, b, Position);
    }
}
