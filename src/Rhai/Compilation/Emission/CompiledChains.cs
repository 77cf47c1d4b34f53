using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>
/// Chains that call or assign, from emitted code: it has run the assigned value and, in the order of the chain, all indexes and
/// arguments; the walk itself is the interpreter's. <c>root</c> counts only when the chain begins with no variable.
/// </summary>
internal static class CompiledChains
{
    /// <summary>Indexes, arguments and receivers' places a chain may have.</summary>
    public const int Most = 5;

    public static RhaiValue Walk0(Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned) =>
        Walk(frame, chain, root, assigned, []);

    public static RhaiValue Walk1(Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned, RhaiValue a) =>
        Walk(frame, chain, root, assigned, [a]);

    public static RhaiValue Walk2(Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned, RhaiValue a, RhaiValue b) =>
        Walk(frame, chain, root, assigned, [a, b]);

    public static RhaiValue Walk3(
        Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned, RhaiValue a, RhaiValue b, RhaiValue c) =>
        Walk(frame, chain, root, assigned, [a, b, c]);

    public static RhaiValue Walk4(
        Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned, RhaiValue a, RhaiValue b, RhaiValue c, RhaiValue d) =>
        Walk(frame, chain, root, assigned, [a, b, c, d]);

    public static RhaiValue Walk5(
        Frame frame, BoundChain chain, RhaiValue root, RhaiValue assigned, RhaiValue a, RhaiValue b, RhaiValue c, RhaiValue d, RhaiValue e) =>
        Walk(frame, chain, root, assigned, [a, b, c, d, e]);

    /// <summary>A key made by interpolation that is only looked up needs no text of its own.</summary>
    public static RhaiValue LookUp(Frame frame, IndexLink link, BoundInterpolation key, ref RhaiValue place)
    {
        var joined = new TextJoiner(stackalloc char[BoundInterpolation.Room]);
        key.Join(frame, ref joined);
        if (place.Kind == RhaiKind.Map && place.Map.Find(joined.Text) is >= 0 and var at)
        {
            joined.Release();
            return place.Map.At(at);
        }

        var (text, target) = (new RhaiValue(joined.Finish()), place);
        return link.Get(frame, ref target, new Span<RhaiValue>(ref text));
    }

    public static void PutUnder(Frame frame, IndexLink link, BoundInterpolation key, ref RhaiValue place, RhaiValue value)
    {
        var joined = new TextJoiner(stackalloc char[BoundInterpolation.Room]);
        key.Join(frame, ref joined);
        if (place.Kind != RhaiKind.Map)
        {
            CompiledOperations.SetIndex(frame, link, ref place, new RhaiValue(joined.Finish()), value);
            return;
        }

        frame.Run.WorkToOwn(place, link.Position);
        RhaiPlace.OwnMap(ref place).Set(joined.Text, value);
        joined.Release();
        frame.Run.Sizes.Check(place, link.Position);
    }

    private static RhaiValue Walk(Frame frame, BoundChain chain, in RhaiValue root, in RhaiValue assigned, Span<RhaiValue> room) =>
        chain.Root is BoundVariable variable ? chain.FromVariable(frame, variable, room, assigned) : chain.FromValue(frame, root, room, assigned);
}
