using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A back-tick string with holes.</summary>
internal sealed class BoundInterpolation(BoundNode[] parts, Position position) : BoundNode(position)
{
    private const int Room = 128;

    public IReadOnlyList<BoundNode> Parts => parts;

    public override RhaiValue Evaluate(Frame frame)
    {
        var joined = new TextJoiner(stackalloc char[Room]);
        foreach (var part in parts)
        {
            joined.Append(part.Borrow(frame));
            frame.Run.Sizes.CheckBytes(joined.Bytes, Position);
        }

        return new RhaiValue(joined.Finish());
    }
}
