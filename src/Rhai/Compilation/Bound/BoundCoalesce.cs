using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>a ?? b</c>.</summary>
internal sealed class BoundCoalesce(BoundNode left, BoundNode right, Position position) : BoundNode(position)
{
    public BoundNode Left => left;

    public BoundNode Right => right;

    public override RhaiValue Evaluate(Frame frame)
    {
        var value = left.Evaluate(frame);
        return value.IsUnit ? right.Evaluate(frame) : value;
    }
}
