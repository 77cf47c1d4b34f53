using Maru.Rhai.Calls;
using Maru.Rhai.Compilation;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>The start and end of an evaluation.</summary>
internal static class Execution
{
    public static RhaiValue Run(RhaiEngine engine, BoundProgram program, RhaiScope? scope, RequestedCall? call, CancellationToken ct)
    {
        var run = new RhaiRun(engine, scope, ct)
        {
            Program = program,
            Print = scope?.Print ?? engine.Hooks.Print,
            Debug = scope?.Debug ?? engine.Hooks.Debug,
        };
        try
        {
            var result = RunMain(run, program.Main, scope);
            return (call is null ? result : Call(run, program, call)).Share();
        }
        catch (ScriptExit exit)
        {
            return exit.Value;
        }
        catch (OutOfMemoryException exhausted)
        {
            throw new RhaiException(RhaiErrorKind.DataTooLarge, "Out of memory", exhausted);
        }
    }

    private static RhaiValue RunMain(RhaiRun run, BoundFunction main, RhaiScope? scope)
    {
        if (run.Limits.Variables is { } most && scope?.Names.Count > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyVariables, "Too many variables defined");
        }

        var frame = run.Enter(main.SlotCount, main.Position);
        frame.Program = main.Program;
        frame.Scope = scope;
        frame.Externals = main.Externals.Length == 0 ? [] : new RhaiCell?[main.Externals.Length];
        RhaiValue result;
        try
        {
            result = main.Evaluate(frame);
        }
        catch (EarlyLeave leave)
        {
            result = leave.Value;
        }

        if (scope?.KeepsVariables == true)
        {
            Keep(main, frame, scope);
        }

        run.Leave(frame);
        return result;
    }

    private static void Keep(BoundFunction main, Frame frame, RhaiScope scope)
    {
        foreach (var variable in main.TopLevel)
        {
            var value = frame.Slots[variable.Slot];
            scope.Keep(variable.Name, value.Kind == RhaiKind.Cell ? value.Cell : new RhaiCell(value) { ReadOnly = variable.IsConstant });
        }
    }

    private static RhaiValue Call(RhaiRun run, BoundProgram program, RequestedCall call)
    {
        var function = program.Find(call.Function, call.Arguments.Length);
        if (function is null or { IsPrivate: true })
        {
            throw RhaiFaults.FunctionNotFound(call.Function, call.Arguments, default);
        }

        foreach (ref var argument in call.Arguments.AsSpan())
        {
            argument = argument.Share();
        }

        return ScriptCall.Plain(run, function, call.Arguments, default);
    }
}
