using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>return</c>, <c>break</c> and <c>continue</c>.</summary>
internal sealed class BoundLeave(Signal signal, BoundNode? value, Position position) : BoundNode(position)
{
    public Signal Signal => signal;

    public BoundNode? Value => value;

    public override bool MaySignal => true;

    public override RhaiValue Evaluate(Frame frame)
    {
        var content = value is null ? default : value.Evaluate(frame);
        frame.Signal = signal;
        return content;
    }
}
