using Maru.Rhai.Calls;
using Maru.Rhai.Operations;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A prefix operator.</summary>
internal sealed class BoundUnary(UnaryOperator op, BoundNode operand, Position position) : BoundNode(position)
{
    public UnaryOperator Operator => op;

    public BoundNode Operand => operand;

    public override bool IsQuiet => operand.IsQuiet;

    public override RhaiValue Evaluate(Frame frame) => RhaiOperations.Unary(frame.Run, op, operand.Borrow(frame), Position);
}
