using Maru.Rhai.Calls;
using Maru.Rhai.Library;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Finds modules: first those built into the engine, then those from the host's resolver. Nothing else is ever read.</summary>
internal static class ModuleLoader
{
    public static RhaiModule Load(RhaiRun run, string path, Position position)
    {
        if (run.Imports.ByPath.TryGetValue(path, out var known))
        {
            return known;
        }

        if (!run.Engine.Modules.TryGetValue(path, out var module))
        {
            var source = run.Engine.Hooks.ModuleSource?.Invoke(path) ?? throw RhaiFaults.ModuleNotFound(path, position);
            module = Run(run, source, position);
        }

        run.Imports.ByPath[path] = module;
        return module;
    }

    public static RhaiModule Find(Frame frame, LocalVariable? alias, IReadOnlyList<string> names, Position position)
    {
        RhaiModule? module = null;
        if (alias is not null && frame.Slots[alias.Slot] is { Kind: RhaiKind.Host } local)
        {
            module = local.HostObject as RhaiModule;
        }

        if (module is null && !frame.Run.Imports.StateOf(frame.Program).Modules.TryGetValue(names[0], out module))
        {
            frame.Run.Engine.Modules.TryGetValue(names[0], out module);
        }

        for (var i = 1; i < names.Count && module is not null; i++)
        {
            module = module.Modules.GetValueOrDefault(names[i]);
        }

        return module ?? throw RhaiFaults.ModuleNotFound(string.Join("::", names), position);
    }

    private static RhaiModule Run(RhaiRun run, string source, Position position)
    {
        var program = run.Engine.Bind(source, run.Stop);
        var frame = run.Enter(program.Main.SlotCount, position);
        frame.Program = program;
        frame.Externals = new RhaiCell?[program.Main.Externals.Length];
        try
        {
            program.Main.Body.Evaluate(frame);
            return new RhaiModule(new FunctionTable(), program, frame.Exports ?? []) { Modules = run.Imports.StateOf(program).Modules };
        }
        finally
        {
            run.Leave(frame);
        }
    }
}
