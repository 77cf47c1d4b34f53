using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Calls of script functions from emitted code: the arguments are written directly into the new frame.</summary>
internal static class CompiledCalls
{
    public static RhaiValue Call0(Frame caller, BoundScriptCall call) => Finish(caller.Run, call, Begin(caller.Run, call, 0));

    public static RhaiValue Call1(Frame caller, BoundScriptCall call, RhaiValue a)
    {
        var frame = Begin(caller.Run, call, 1);
        frame.Slots[0] = a;
        return Finish(caller.Run, call, frame);
    }

    public static RhaiValue Call2(Frame caller, BoundScriptCall call, RhaiValue a, RhaiValue b)
    {
        var frame = Begin(caller.Run, call, 2);
        (frame.Slots[0], frame.Slots[1]) = (a, b);
        return Finish(caller.Run, call, frame);
    }

    public static RhaiValue Call3(Frame caller, BoundScriptCall call, RhaiValue a, RhaiValue b, RhaiValue c)
    {
        var frame = Begin(caller.Run, call, 3);
        (frame.Slots[0], frame.Slots[1], frame.Slots[2]) = (a, b, c);
        return Finish(caller.Run, call, frame);
    }

    private static Frame Begin(RhaiRun run, BoundScriptCall call, int arguments)
    {
        run.Step(call.Position);
        if (run.Limits.Variables is { } most && arguments > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyVariables, "Too many variables defined", call.Position);
        }

        var function = call.Function;
        var frame = run.Enter(function.SlotCount, call.Position);
        frame.Program = function.Program;
        return frame;
    }

    private static RhaiValue Finish(RhaiRun run, BoundScriptCall call, Frame frame)
    {
        var function = call.Function;
        if (function.CatchesEarlyLeave)
        {
            return ScriptCall.Finish(run, function, frame, call.Position);
        }

        RhaiValue result;
        try
        {
            result = function.Evaluate(frame);
        }
        catch (RhaiException error) when (error.Passes(function.Name, call.Position))
        {
            throw;
        }

        run.Leave(frame, result);
        return result;
    }
}
