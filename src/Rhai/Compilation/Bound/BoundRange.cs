using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>a..b</c>; other types than integers have the operator only if the host registered it.</summary>
internal sealed class BoundRange(BoundNode start, BoundNode end, bool inclusive, Position position) : BoundNode(position)
{
    public BoundNode Start => start;

    public BoundNode End => end;

    public bool Inclusive => inclusive;

    public override RhaiValue Evaluate(Frame frame)
    {
        var from = start.Evaluate(frame);
        return Make(frame, from, end.Evaluate(frame));
    }

    public RhaiValue Make(Frame frame, in RhaiValue from, in RhaiValue to)
    {
        if (from.IsInt && to.IsInt)
        {
            return new RhaiValue(new RhaiRange(from.Int, to.Int, inclusive));
        }

        if (from.IsInt && to.IsUnit)
        {
            return new RhaiValue(new RhaiRange(from.Int, long.MaxValue, inclusive));
        }

        Span<RhaiValue> ends = [from, to];
        var name = inclusive ? "..=" : "..";
        return frame.Run.Engine.Functions.Find(name, ends)?.Invoke(frame.Run, ends, Position)
            ?? throw RhaiFaults.FunctionNotFound(name, ends, Position);
    }
}
