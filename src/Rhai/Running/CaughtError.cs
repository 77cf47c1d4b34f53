using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Running;

/// <summary>What <c>catch (e)</c> binds: the value thrown by the script, or a map that describes the error.</summary>
internal static class CaughtError
{
    public static RhaiValue Describe(RhaiException error)
    {
        if (error.Kind == RhaiErrorKind.Runtime)
        {
            return error.Thrown.Share();
        }

        var map = new RhaiMap();
        var position = error.Position;
        var message = error.Message;
        if (error.IsWrapped)
        {
            var outer = error.CallStack[^1];
            position = outer.Position;
            message += Place(error.Position);
            foreach (var call in error.CallStack)
            {
                var what = RhaiFunction.IsAnonymousName(call.Function) ? "closure call" : $"call to function '{call.Function}'";
                message += $"\nin {what}{(ReferenceEquals(call, outer) ? "" : Place(call.Position))}";
            }

            map.Set("function", outer.Function);
            map.Set("source", "");
        }

        map.Set("error", error.IsWrapped ? "ErrorInFunctionCall" : error.KindName);
        map.Set("message", message);
        if (!position.IsNone)
        {
            map.Set("line", (long)position.Line);
            map.Set("position", (long)position.Column);
        }

        foreach (var (name, value) in error.IsWrapped ? [] : error.Details ?? [])
        {
            map.Set(name, value);
        }

        return new RhaiValue(map);
    }

    private static string Place(Position position) => position.IsNone ? "" : $" ({position})";
}
