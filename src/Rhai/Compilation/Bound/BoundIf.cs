using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>if</c>.</summary>
internal sealed class BoundIf(BoundNode condition, BoundNode then, BoundNode? otherwise, Position position) : BoundNode(position)
{
    public BoundNode Condition => condition;

    public BoundNode Then => then;

    public BoundNode? Otherwise => otherwise;

    public override bool MaySignal { get; } = then.MaySignal || otherwise?.MaySignal == true;

    public override RhaiValue Evaluate(Frame frame) =>
        Truth.Of(condition.Borrow(frame), condition.Position) ? then.Evaluate(frame)
        : otherwise is null ? default : otherwise.Evaluate(frame);
}
