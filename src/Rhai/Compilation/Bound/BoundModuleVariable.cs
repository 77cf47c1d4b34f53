using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>m::NAME</c>.</summary>
internal sealed class BoundModuleVariable(LocalVariable? alias, IReadOnlyList<string> modules, string name, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var module = ModuleLoader.Find(frame, alias, modules, Position);
        return module.Variables.TryGetValue(name, out var value) ? value.Share()
            : throw RhaiFaults.VariableNotFound(string.Join("::", modules) + "::" + name, Position);
    }
}
