using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary><c>call(f, a)</c>, and <c>call!(f, a)</c> with the caller's variables by name.</summary>
internal sealed class BoundPointerCall(BoundNode[] arguments, IReadOnlyDictionary<string, int>? names, Position position)
    : BoundNode(position)
{
    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        var pointer = Pointer(arguments[0], frame);
        var mark = run.Mark();
        var values = run.Rent(arguments.Length - 1);
        var result = HandsOver(run, pointer) && arguments is [_, BoundVariable first, ..]
            ? CallOn(frame, pointer, first, values) : Call(frame, pointer, values);
        run.ReturnTo(mark);
        run.Sizes.Check(result, Position);
        return result;
    }

    public static RhaiFunction Pointer(BoundNode node, Frame frame)
    {
        var pointer = node.Evaluate(frame);
        return pointer.Kind == RhaiKind.Function ? pointer.Function : throw RhaiFaults.Mismatch("Fn", pointer, node.Position);
    }

    /// <summary>As in any call by name, a native function may change a plain variable that is its first argument.</summary>
    private bool HandsOver(RhaiRun run, RhaiFunction pointer) => names is null && pointer is { Definition: null, Curried.Length: 0 }
        && PointerCall.Program(run, pointer)?.Find(pointer.Name, arguments.Length - 1) is null;

    private RhaiValue Call(Frame frame, RhaiFunction pointer, Span<RhaiValue> values)
    {
        ArgumentList.InOrder(arguments.AsSpan(1), frame, values);
        if (names is not null && PointerCall.Named(frame.Run, pointer, values.Length) is { } function)
        {
            return ScriptCall.InsideCaller(frame.Run, function, [.. pointer.Curried, .. values], frame, names, Position);
        }

        var none = default(RhaiValue);
        return PointerCall.Invoke(frame.Run, pointer, values, ref none, hasThis: false, Position);
    }

    private RhaiValue CallOn(Frame frame, RhaiFunction pointer, BoundVariable first, Span<RhaiValue> values)
    {
        ArgumentList.InOrder(arguments.AsSpan(2), frame, values[1..]);
        ref var place = ref first.Place(frame);
        var isCopy = place.Kind == RhaiKind.Cell || first.IsConstant(frame);
        values[0] = isCopy ? place.Share() : place;
        var result = PointerCall.Native(frame.Run, pointer.Name, values, Position);
        if (!isCopy && !values[0].IsSameAs(place))
        {
            first.Place(frame) = values[0];
        }

        return result;
    }
}
