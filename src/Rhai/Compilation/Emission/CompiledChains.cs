using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Operations;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>
/// Chains with calls or assignments, from emitted code, which has already evaluated the assigned value and, in the order of the chain, all
/// indexes and arguments; the interpreter then follows the chain. <c>root</c> is used only if the chain does not begin with a variable.
/// </summary>
internal static class CompiledChains
{
    /// <summary>The most indexes, arguments and places for receivers of a chain.</summary>
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

    /// <summary>A key made by interpolation that is only looked up need not be allocated as text.</summary>
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
