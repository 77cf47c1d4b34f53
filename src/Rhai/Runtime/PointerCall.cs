using Maru.Rhai.Compilation;
using Maru.Rhai.Syntax.Tree;

namespace Maru.Rhai.Runtime;

/// <summary>Calls through function pointers.</summary>
internal static class PointerCall
{
    /// <summary>The script whose functions the pointer's name means.</summary>
    public static BoundProgram? Program(RhaiRun run, RhaiFunction function) => function.Home as BoundProgram ?? run.Program;

    public static RhaiValue Invoke(
        RhaiRun run, RhaiFunction function, ReadOnlySpan<RhaiValue> arguments, ref RhaiValue self, bool hasThis, Position position)
    {
        CheckRace(function);
        var curried = function.Curried;
        var mark = run.Mark();
        var room = run.Rent(curried.Length + arguments.Length + 1);
        for (var i = 0; i < curried.Length; i++)
        {
            room[i + 1] = curried[i].Kind == RhaiKind.Cell ? curried[i] : curried[i].Share();
        }

        arguments.CopyTo(room[(curried.Length + 1)..]);
        var result = Dispatch(run, function, room, ref self, hasThis, position);
        run.ReturnTo(mark);
        return result;
    }

    /// <summary>The room holds an empty place, for a receiver, and then the arguments.</summary>
    private static RhaiValue Dispatch(
        RhaiRun run, RhaiFunction function, Span<RhaiValue> room, ref RhaiValue self, bool hasThis, Position position)
    {
        var arguments = room[1..];
        var program = Program(run, function);
        var definition = function.Definition as BoundFunction
            ?? (hasThis ? program?.FindMethod(self, function.Name, arguments.Length) : program?.Find(function.Name, arguments.Length));
        if (definition is not null)
        {
            if (definition.ParameterCount != arguments.Length)
            {
                throw RhaiFaults.FunctionNotFound(function.Name, arguments, position);
            }

            return hasThis ? ScriptCall.Method(run, definition, arguments, ref self, isConstant: false, position)
                : ScriptCall.Plain(run, definition, arguments, position);
        }

        if (!hasThis)
        {
            return Native(run, function.Name, arguments, position);
        }

        room[0] = self;
        var result = Native(run, function.Name, room, position);
        self = room[0];
        return result;
    }

    private static RhaiValue Native(RhaiRun run, string name, Span<RhaiValue> arguments, Position position)
    {
        var function = run.Engine.Functions.Find(name, arguments) ?? throw RhaiFaults.FunctionNotFound(name, arguments, position);
        run.Step(position);
        return function.Invoke(run, arguments, position);
    }

    /// <summary>A captured variable that a method call is changing right now may not be handed on.</summary>
    private static void CheckRace(RhaiFunction function)
    {
        for (var i = 0; i < function.Curried.Length; i++)
        {
            if (function.Curried[i].Kind == RhaiKind.Cell && function.Curried[i].Cell.Locked)
            {
                throw RhaiFaults.DataRace(function.Name, i + 1);
            }
        }
    }
}
