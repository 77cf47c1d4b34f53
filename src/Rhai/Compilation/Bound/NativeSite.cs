using Maru.Rhai.Library;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>
/// A call site of native functions with one name; caches the last overload by the types of the arguments. Thread safe.
/// </summary>
internal sealed class NativeSite(string name)
{
    private sealed record Remembered(ulong Signature, NativeFunction Function);

    private Remembered? _last;

    public NativeFunction? Find(RhaiEngine engine, ReadOnlySpan<RhaiValue> arguments)
    {
        var signature = Signature(arguments);
        if (signature != 0 && _last is { } last && last.Signature == signature)
        {
            return last.Function;
        }

        var function = engine.Functions.Find(name, arguments);
        if (function is not null && signature != 0)
        {
            _last = new Remembered(signature, function);
        }

        return function;
    }

    /// <summary>Five bits for each argument, and the count; 0 if the types alone do not decide the overload.</summary>
    private static ulong Signature(ReadOnlySpan<RhaiValue> arguments)
    {
        if (arguments.Length > 11)
        {
            return 0;
        }

        var signature = 1UL;
        foreach (ref readonly var argument in arguments)
        {
            if (argument.Kind == RhaiKind.Host)
            {
                return 0;
            }

            signature = (signature << 5) | (uint)argument.Kind;
        }

        return signature;
    }
}
