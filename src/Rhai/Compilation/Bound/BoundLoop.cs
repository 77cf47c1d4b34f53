using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>What all loops share: running the body and understanding how it ended.</summary>
internal abstract class BoundLoop(BoundNode body, Position position) : BoundNode(position)
{
    public BoundNode Body => body;

    /// <summary>A break, continue or return may come out of the middle of an expression, as an exception.</summary>
    public bool CatchesEarlyLeave { get; set; }

    /// <summary>A return inside passes through the loop.</summary>
    public override bool MaySignal => body.MaySignal || CatchesEarlyLeave;

    /// <summary>Runs the body once; false when the loop is over, with its value in <paramref name="value"/>.</summary>
    protected bool RunBody(Frame frame, out RhaiValue value)
    {
        frame.Run.Step(body.Position);
        value = CatchesEarlyLeave ? Guarded(frame) : body.Evaluate(frame);
        switch (frame.Signal)
        {
            case Signal.None:
                return true;
            case Signal.Continue:
                frame.Signal = Signal.None;
                return true;
            case Signal.Break:
                frame.Signal = Signal.None;
                return false;
            default:
                return false;
        }
    }

    private RhaiValue Guarded(Frame frame)
    {
        try
        {
            return body.Evaluate(frame);
        }
        catch (EarlyLeave leave)
        {
            frame.Signal = leave.Signal;
            return leave.Value;
        }
    }
}
