using System.Text;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Library;

/// <summary>Converts between values of scripts and C# types, for functions of the host.</summary>
internal static class HostCall
{
    public static NativeParameter Parameter(Type type)
    {
        if (type == typeof(RhaiValue))
        {
            return NativeParameter.Any;
        }

        return type == typeof(long) || type == typeof(int) ? new NativeParameter(RhaiKind.Int)
            : type == typeof(double) ? new NativeParameter(RhaiKind.Float)
            : type == typeof(bool) ? new NativeParameter(RhaiKind.Bool)
            : type == typeof(string) ? new NativeParameter(RhaiKind.String)
            : type == typeof(Rune) ? new NativeParameter(RhaiKind.Char)
            : type == typeof(byte[]) ? new NativeParameter(RhaiKind.Blob)
            : new NativeParameter(RhaiKind.Host, HostType: type);
    }

    public static T Argument<T>(in RhaiValue value) => value is T same ? same : (T)RhaiConvert.ToObject(value, typeof(T))!;

    public static RhaiValue Result<T>(T result) => result is RhaiValue value ? value.Share() : RhaiConvert.FromObject(result);

    /// <summary>
    /// An exception of the host becomes an error that a script can catch; the exception is kept inside it for the host's log.
    /// </summary>
    public static NativeBody Guarded(string name, NativeBody body) => (run, arguments) =>
    {
        try
        {
            return body(run, arguments);
        }
        catch (Exception fault) when (fault is not (RhaiException or ScriptExit or EarlyLeave or OutOfMemoryException))
        {
            throw new RhaiException(RhaiErrorKind.Runtime, $"Function '{name}' of the host failed", fault)
            {
                Position = run.CallPosition,
                Thrown = $"Function '{name}' of the host failed",
            };
        }
    };
}
