using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>global::NAME</c>: a constant declared at global level.</summary>
internal sealed class BoundGlobal(string name, Position position) : BoundNode(position)
{
    public override bool IsQuiet => true;

    public override RhaiValue Evaluate(Frame frame) =>
        frame.Run.Imports.StateOf(frame.Program).Constants.TryGetValue(name, out var value) ? value.Share()
            : throw RhaiFaults.VariableNotFound("global::" + name, Position);
}
