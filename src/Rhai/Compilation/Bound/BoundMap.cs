using Maru.Rhai.Calls;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>#{a: 1}</c>, a new map each time; values are evaluated in the written order.</summary>
internal sealed class BoundMap(string[] keys, BoundNode[] values, Position position) : BoundNode(position)
{
    public IReadOnlyList<string> Keys => keys;

    public IReadOnlyList<BoundNode> Values => values;

    public override RhaiValue Evaluate(Frame frame)
    {
        var map = new RhaiMap();
        for (var i = 0; i < keys.Length; i++)
        {
            map.Set(keys[i], values[i].Evaluate(frame));
        }

        return Make(frame, map);
    }

    public RhaiValue Make(Frame frame, RhaiMap map)
    {
        var result = new RhaiValue(map);
        frame.Run.Sizes.Check(result, Position);
        return result;
    }
}
