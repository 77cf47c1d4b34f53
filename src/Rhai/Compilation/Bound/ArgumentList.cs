using Maru.Rhai.Calls;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>Evaluates arguments in the order of the language.</summary>
internal static class ArgumentList
{
    public static void InOrder(ReadOnlySpan<BoundNode> arguments, Frame frame, Span<RhaiValue> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }
    }

    /// <summary>From the left, but a plain variable as first argument is read last.</summary>
    public static void Fill(BoundNode[] arguments, Frame frame, Span<RhaiValue> values)
    {
        var late = arguments.Length > 0 && arguments[0] is BoundVariable;
        for (var i = late ? 1 : 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        if (late)
        {
            values[0] = arguments[0].Evaluate(frame);
        }
    }
}
