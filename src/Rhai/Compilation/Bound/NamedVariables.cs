using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>The meaning of a name that the script does not declare.</summary>
internal static class NamedVariables
{
    /// <summary>
    /// A variable added at run time or by the host, a value from the host's hook, a constant of the engine, or a function.
    /// </summary>
    public static RhaiCell Require(Frame frame, string name, Position position) =>
        Find(frame, name) ?? throw RhaiFaults.VariableNotFound(name, position);

    public static RhaiCell? Find(Frame frame, string name) => FindVariable(frame, name) ?? (frame.Program.IsFunction(name, out var only)
        ? new RhaiCell(new RhaiValue(new RhaiFunction(name, only, [], frame.Program))) { ReadOnly = true }
        : null);

    public static RhaiCell? FindVariable(Frame frame, string name)
    {
        if (frame.Find(name) is { } cell)
        {
            return cell;
        }

        var engine = frame.Run.Engine;
        if (engine.Hooks.Variable?.Invoke(name) is { } supplied)
        {
            return new RhaiCell(supplied) { ReadOnly = true };
        }

        return engine.Constants.TryGetValue(name, out var constant) ? new RhaiCell(constant) { ReadOnly = true } : null;
    }
}
