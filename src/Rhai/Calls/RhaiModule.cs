using Maru.Rhai.Compilation;
using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>Variables and functions under a name. Made by <see cref="RhaiModuleBuilder"/> or by running a script; immutable.</summary>
public sealed class RhaiModule
{
    internal RhaiModule(FunctionTable functions, BoundProgram? program, Dictionary<string, RhaiValue> variables)
    {
        (Functions, Program, Variables) = (functions, program, variables);
        foreach (var value in variables.Values)
        {
            value.Share();
        }
    }

    internal FunctionTable Functions { get; }

    internal BoundProgram? Program { get; }

    internal Dictionary<string, RhaiValue> Variables { get; }

    /// <summary>Modules inside.</summary>
    internal Dictionary<string, RhaiModule> Modules { get; init; } = new(StringComparer.Ordinal);
}
