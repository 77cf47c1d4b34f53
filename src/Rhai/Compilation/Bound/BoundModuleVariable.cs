using Maru.Rhai.Runtime;
using Maru.Rhai.Syntax.Tree;

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
