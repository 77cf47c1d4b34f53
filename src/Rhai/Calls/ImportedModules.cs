using Maru.Rhai.Compilation;
using Maru.Rhai.Limits;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Calls;

/// <summary>The modules of one evaluation, and what each script in it has declared at global level.</summary>
internal sealed class ImportedModules(int? most)
{
    private readonly Dictionary<BoundProgram, ProgramState> _states = [];
    private int _count;

    /// <summary>Modules imported so far, by path.</summary>
    public Dictionary<string, RhaiModule> ByPath { get; } = new(StringComparer.Ordinal);

    public ProgramState StateOf(BoundProgram program)
    {
        if (!_states.TryGetValue(program, out var state))
        {
            _states.Add(program, state = new ProgramState());
        }

        return state;
    }

    public void Count(Position position)
    {
        if (++_count > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyModules, "Too many modules imported", position);
        }
    }

    public void Show(MemoryWalk walk)
    {
        foreach (var module in ByPath.Values)
        {
            walk.AddAll(module.Variables.Values);
        }

        foreach (var state in _states.Values)
        {
            walk.AddAll(state.Constants.Values);
        }
    }
}
