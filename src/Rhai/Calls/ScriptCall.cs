using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>
/// Calls script functions: makes a frame, puts the arguments into their slots, runs the body, and adds the function's name to errors.
/// </summary>
internal static class ScriptCall
{
    public static RhaiValue Plain(RhaiRun run, BoundFunction function, ReadOnlySpan<RhaiValue> arguments, Position position)
    {
        var frame = Begin(run, function, arguments, position);
        return Finish(run, function, frame, position);
    }

    /// <summary>With a receiver, which may be changed.</summary>
    public static RhaiValue Method(
        RhaiRun run, BoundFunction function, ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, bool isConstant, Position position)
    {
        var frame = Begin(run, function, arguments, position);
        frame.This = self;
        frame.HasThis = true;
        frame.ThisIsConstant = isConstant;
        RhaiValue result = default;
        try
        {
            return result = Body(function, frame);
        }
        catch (RhaiException error) when (error.Passes(function.Name, position))
        {
            throw;
        }
        finally
        {
            if (!isConstant)
            {
                self = frame.This.Kind == RhaiKind.Cell ? frame.This.Cell.Value : frame.This;
            }

            run.Leave(frame, result);
        }
    }

    /// <summary><c>f!()</c>: the function sees, and may change, the caller's variables.</summary>
    public static RhaiValue InsideCaller(
        RhaiRun run, BoundFunction function, ReadOnlySpan<RhaiValue> arguments, Frame caller, IReadOnlyDictionary<string, int> names, Position position)
    {
        var frame = Begin(run, function, arguments, position);
        frame.Caller = caller;
        frame.CallerNames = names;
        if (caller.HasThis)
        {
            (frame.This, frame.HasThis, frame.ThisIsConstant) = (caller.This, true, caller.ThisIsConstant);
        }

        return Finish(run, function, frame, position);
    }

    private static Frame Begin(RhaiRun run, BoundFunction function, ReadOnlySpan<RhaiValue> arguments, Position position)
    {
        run.Step(position);
        if (run.Limits.Variables is { } most && arguments.Length > most)
        {
            throw new RhaiException(RhaiErrorKind.TooManyVariables, "Too many variables defined", position);
        }

        var frame = run.Enter(function.SlotCount, position);
        frame.Program = function.Program;
        var captures = function.CaptureSlots;
        for (var i = 0; i < captures.Length; i++)
        {
            frame.Slots[captures[i]] = arguments[i];
        }

        arguments[captures.Length..].CopyTo(frame.Slots);
        return frame;
    }

    public static RhaiValue Finish(RhaiRun run, BoundFunction function, Frame frame, Position position)
    {
        RhaiValue result;
        try
        {
            result = Body(function, frame);
        }
        catch (RhaiException error) when (error.Passes(function.Name, position))
        {
            throw;
        }

        run.Leave(frame, result);
        return result;
    }

    private static RhaiValue Body(BoundFunction function, Frame frame)
    {
        if (!function.CatchesEarlyLeave)
        {
            return function.Evaluate(frame);
        }

        try
        {
            return function.Evaluate(frame);
        }
        catch (EarlyLeave leave)
        {
            return leave.Value;
        }
    }
}
