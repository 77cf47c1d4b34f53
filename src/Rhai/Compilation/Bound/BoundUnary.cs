using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A prefix operator.</summary>
internal sealed class BoundUnary(UnaryOperator op, BoundNode operand, Position position) : BoundNode(position)
{
    public UnaryOperator Operator => op;

    public BoundNode Operand => operand;

    public override bool IsQuiet => operand.IsQuiet;

    public override RhaiValue Evaluate(Frame frame) => RhaiOperations.Unary(frame.Run, op, operand.Borrow(frame), Position);
}
