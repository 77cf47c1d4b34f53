using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A back-tick string with placeholders.</summary>
internal sealed class BoundInterpolation(BoundNode[] parts, Position position) : BoundNode(position)
{
    /// <summary>The characters that fit on the stack.</summary>
    public const int Room = 128;

    public IReadOnlyList<BoundNode> Parts => parts;

    public override RhaiValue Evaluate(Frame frame)
    {
        var joined = new TextJoiner(stackalloc char[Room]);
        Join(frame, ref joined);
        return new RhaiValue(joined.Finish());
    }

    public void Join(Frame frame, ref TextJoiner joined)
    {
        foreach (var part in parts)
        {
            Add(frame, ref joined, part.Borrow(frame));
        }
    }

    public void Add(Frame frame, ref TextJoiner joined, in RhaiValue part)
    {
        var before = joined.Bytes;
        joined.Append(part);
        frame.Run.Work(joined.Bytes - before, Position);
        frame.Run.Sizes.CheckBytes(joined.Bytes, Position);
    }
}
