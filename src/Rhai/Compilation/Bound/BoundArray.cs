using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>[a, b]</c>, a new array each time.</summary>
internal sealed class BoundArray(BoundNode[] items, Position position) : BoundNode(position)
{
    public IReadOnlyList<BoundNode> Items => items;

    public override RhaiValue Evaluate(Frame frame)
    {
        var values = items.Length == 0 ? [] : new RhaiValue[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Evaluate(frame);
        }

        return Make(frame, values);
    }

    public RhaiValue Make(Frame frame, RhaiValue[] values)
    {
        var array = new RhaiValue(new RhaiArray(values));
        frame.Run.Sizes.Check(array, Position);
        return array;
    }
}
