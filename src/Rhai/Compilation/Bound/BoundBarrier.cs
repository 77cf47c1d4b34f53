using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>A block inside an expression that may break, continue or return: it then leaves the expression by an exception.</summary>
internal sealed class BoundBarrier(BoundNode inner) : BoundNode(inner.Position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var value = inner.Evaluate(frame);
        if (frame.Signal == Signal.None)
        {
            return value;
        }

        var signal = frame.Signal;
        frame.Signal = Signal.None;
        throw new EarlyLeave(signal, value);
    }
}
