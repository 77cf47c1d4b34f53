using Maru.Rhai.Calls;
using Maru.Rhai.Running;
using Maru.Rhai.Syntax.Tree;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Bound;

/// <summary>
/// A call by name of a native function. A plain variable as first argument is passed by reference, so the function can change it.
/// </summary>
internal sealed class BoundNativeCall(string name, BoundNode[] arguments, Position position) : BoundNode(position)
{
    private readonly NativeSite _site = new(name);

    public IReadOnlyList<BoundNode> Arguments => arguments;

    /// <summary>False in <c>f!()</c>, which passes only copies.</summary>
    public bool HandsOver { get; init; }

    public override RhaiValue Evaluate(Frame frame)
    {
        var run = frame.Run;
        run.Step(Position);
        var mark = run.Mark();
        var values = run.Rent(arguments.Length);
        var result = HandsOver && arguments is [BoundVariable first, ..] ? WithVariable(frame, first, values) : WithValues(frame, values);
        run.ReturnTo(mark);
        return result;
    }

    private RhaiValue WithValues(Frame frame, Span<RhaiValue> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return Call(frame, values);
    }

    private RhaiValue WithVariable(Frame frame, BoundVariable first, Span<RhaiValue> values)
    {
        for (var i = 1; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return CallOn(frame, first, values);
    }

    /// <summary>Calls it with the arguments after the first already in place.</summary>
    public RhaiValue CallOn(Frame frame, BoundVariable first, Span<RhaiValue> values)
    {
        ref var place = ref first.Place(frame);
        if (place.Kind == RhaiKind.Cell || first.IsConstant(frame))
        {
            values[0] = place.Share();
            return Call(frame, values);
        }

        values[0] = place;
        var result = Call(frame, values);
        if (!values[0].IsSameAs(place))
        {
            first.Place(frame) = values[0];
        }

        return result;
    }

    public RhaiValue Call(Frame frame, Span<RhaiValue> values)
    {
        var function = _site.Find(frame.Run.Engine, values) ?? throw RhaiFaults.FunctionNotFound(name, values, Position);
        return function.Invoke(frame.Run, values, Position);
    }
}
