using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>m::NAME = v</c>: the content of a module is constant, but this error is reported only if the name exists.</summary>
internal sealed class BoundPathAssign(BoundNode target, string name, BoundNode value, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        value.Evaluate(frame);
        target.Evaluate(frame);
        throw RhaiFaults.AssignmentToConstant(name, Position);
    }
}
