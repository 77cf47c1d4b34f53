using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Operations;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Methods that emitted code calls outside of its fast paths, with the same results as the interpreter's nodes.</summary>
internal static class CompiledOperations
{
    public static void Poll(Frame frame, BoundNode first, BoundNode second, bool isSettled)
    {
        var position = frame.Run.Operations - 1 > frame.Run.MaxOperations ? first.Position : second.Position;
        if (isSettled)
        {
            frame.Run.Poll(frame, position);
        }
        else
        {
            frame.Run.Poll(position);
        }
    }

    public static RhaiValue Binary(Frame frame, BoundBinary node, RhaiValue a, RhaiValue b) =>
        RhaiOperations.Binary(frame.Run, node.Operator, a, b, node.Position);

    public static bool Compare(Frame frame, BoundBinary node, RhaiValue a, RhaiValue b) =>
        Truth.Of(Binary(frame, node, a, b), node.Position);

    public static RhaiValue Unary(Frame frame, BoundUnary node, RhaiValue value) =>
        RhaiOperations.Unary(frame.Run, node.Operator, value, node.Position);

    public static bool IsTrue(BoundNode node, RhaiValue value) => Truth.Of(value, node.Position);

    public static void Assign(Frame frame, BoundAssign node, ref RhaiValue place, RhaiValue content) =>
        RhaiOperations.Assign(frame.Run, node.Operator!.Value, ref place, content, node.Position);

    public static RhaiValue Property(Frame frame, PropertyLink link, RhaiValue target) => link.Get(frame, ref target, default);

    public static RhaiValue Index(Frame frame, IndexLink link, RhaiValue target, RhaiValue key) =>
        link.Get(frame, ref target, new Span<RhaiValue>(ref key));

    public static void SetIndex(Frame frame, IndexLink link, ref RhaiValue place, RhaiValue key, RhaiValue value)
    {
        // A host's indexer runs foreign code, so it gets a copy of the place as in the interpreter.
        var target = place;
        link.Put(frame, ref target, new Span<RhaiValue>(ref key), value);
        if (!target.IsSameAs(place))
        {
            place = target;
        }
    }

    public static RhaiRange? AsRange(RhaiValue value) =>
        value.Kind is RhaiKind.Range or RhaiKind.RangeInclusive && !value.Range.IsEmpty ? value.Range : null;

    public static long First(RhaiRange range) => range.Start;

    public static long Last(RhaiRange range) => range.Inclusive ? range.End : range.End - 1;

    public static RhaiArray? AsArray(RhaiValue value) => value.Kind == RhaiKind.Array ? value.Share().Array : null;

    public static RhaiValue OverOthers(Frame frame, BoundFor loop, RhaiValue source) => loop.Over(frame, source);

    public static bool Less(double a, double b) => RhaiComparison.FloatLess(a, b);

    public static bool LessOrEqual(double a, double b) => RhaiComparison.FloatLessOrEqual(a, b);

    public static bool Equal(double a, double b) => RhaiComparison.FloatsEqual(a, b);

    public static bool NotEqual(double a, double b) => RhaiComparison.FloatsDiffer(a, b);
}
