using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>&amp;&amp;</c> and <c>||</c>: the right side is evaluated only if it decides the result, and both must be bools.</summary>
internal sealed class BoundLogic(bool isAnd, BoundNode left, BoundNode right, Position position) : BoundNode(position)
{
    public bool IsAnd => isAnd;

    public BoundNode Left => left;

    public BoundNode Right => right;

    public override bool IsQuiet => left.IsQuiet && right.IsQuiet;

    public override RhaiValue Evaluate(Frame frame) =>
        Truth.Of(left.Borrow(frame), left.Position) == isAnd ? Truth.Of(right.Borrow(frame), right.Position) : !isAnd;
}
