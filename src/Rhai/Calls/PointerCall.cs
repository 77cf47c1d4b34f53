using Maru.Rhai.Compilation;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Calls;

/// <summary>Calls through function pointers.</summary>
internal static class PointerCall
{
    /// <summary>The script in which the pointer's name is looked up.</summary>
    public static BoundProgram? Program(RhaiRun run, RhaiFunction function) => function.Home as BoundProgram ?? run.Program;

    /// <summary>Whether a function with the pointer's name accepts these arguments.</summary>
    public static bool Exists(RhaiRun run, RhaiFunction function, ReadOnlySpan<RhaiValue> arguments, in RhaiValue self, bool hasThis)
    {
        var program = Program(run, function);
        var count = function.Curried.Length + arguments.Length;
        if ((hasThis ? program?.FindMethod(self, function.Name, count) : program?.Find(function.Name, count)) is not null)
        {
            return true;
        }

        ReadOnlySpan<RhaiValue> all = [.. hasThis ? [self] : ReadOnlySpan<RhaiValue>.Empty, .. function.Curried, .. arguments];
        return run.Engine.Functions.Find(function.Name, all) is not null;
    }

    /// <summary>Whether a function with the pointer's name accepts this number of arguments of any type.</summary>
    public static bool Takes(RhaiRun run, RhaiFunction function, int arguments)
    {
        var count = function.Curried.Length + arguments;
        return function.Definition is BoundFunction definition && definition.ParameterCount == count
            || Program(run, function)?.Find(function.Name, count) is not null || run.Engine.Functions.Has(function.Name, count);
    }

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

    /// <summary>The span begins with an empty place for a receiver; the arguments follow.</summary>
    private static RhaiValue Dispatch(
        RhaiRun run, RhaiFunction function, Span<RhaiValue> room, ref RhaiValue self, bool hasThis, Position position)
    {
        var arguments = room[1..];
        var program = Program(run, function);
        var definition = function.Definition as BoundFunction is { } known && known.ParameterCount == arguments.Length ? known
            : hasThis ? program?.FindMethod(self, function.Name, arguments.Length) : program?.Find(function.Name, arguments.Length);
        if (definition is not null)
        {
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

    /// <summary>The script function that the pointer names, with this number of arguments after the curried ones.</summary>
    public static BoundFunction? Named(RhaiRun run, RhaiFunction function, int count) =>
        function.Definition is BoundFunction known && known.ParameterCount == function.Curried.Length + count ? null
            : Program(run, function)?.Find(function.Name, function.Curried.Length + count);

    public static RhaiValue Native(RhaiRun run, string name, Span<RhaiValue> arguments, Position position)
    {
        var function = run.Engine.Functions.Find(name, arguments) ?? throw RhaiFaults.FunctionNotFound(name, arguments, position);
        run.Step(position);
        return function.Invoke(run, arguments, position);
    }

    /// <summary>A captured variable that a running method call changes may not be passed on.</summary>
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
