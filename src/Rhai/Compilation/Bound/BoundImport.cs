using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>import "path" as name</c>.</summary>
internal sealed class BoundImport(BoundNode path, LocalVariable? alias, bool isGlobal, Position position) : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        frame.Run.Imports.Count(Position);
        var name = path.Evaluate(frame);
        if (name.Kind != RhaiKind.String)
        {
            throw RhaiFaults.Mismatch("string", name, path.Position);
        }

        var module = ModuleLoader.Load(frame.Run, name.Text.Value, path.Position);
        if (alias is not null)
        {
            frame.Slots[alias.Slot] = new RhaiValue(new RhaiHost(module, "module"));
            if (isGlobal)
            {
                frame.Run.Imports.StateOf(frame.Program).Modules[alias.Name] = module;
            }
        }

        return default;
    }
}
