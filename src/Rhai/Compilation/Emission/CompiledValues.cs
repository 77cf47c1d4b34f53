using Maru.Rhai.Calls;
using Maru.Rhai.Compilation.Bound;
using Maru.Rhai.Running;
using Maru.Rhai.Values;

namespace Maru.Rhai.Compilation.Emission;

/// <summary>Makes values from parts that emitted code has already evaluated.</summary>
internal static class CompiledValues
{
    public static RhaiValue Array(Frame frame, BoundArray node, RhaiValue[] items) => node.Make(frame, items);

    public static void Entry(RhaiMap map, string key, RhaiValue value) => map.Set(key, value);

    public static RhaiValue Map(Frame frame, BoundMap node, RhaiMap map) => node.Make(frame, map);

    public static RhaiValue Range(Frame frame, BoundRange node, RhaiValue from, RhaiValue to) => node.Make(frame, from, to);

    public static void Part(Frame frame, BoundInterpolation node, ref TextJoiner joined, RhaiValue part) =>
        node.Add(frame, ref joined, part);

    public static RhaiValue Text(ref TextJoiner joined) => new(joined.Finish());

    public static bool Contains(Frame frame, BoundIn node, RhaiValue searched, RhaiValue wanted) => node.Test(frame, searched, wanted);

    public static bool Matches(BoundSwitchCase tried, RhaiValue subject) => tried.Matches(subject);

    public static void Throw(BoundThrow node, RhaiValue value) => throw RhaiFaults.Thrown(value, node.Position);

    public static RhaiValue Native0(Frame frame, BoundNativeCall call) => call.Call(frame, []);

    public static RhaiValue Native1(Frame frame, BoundNativeCall call, RhaiValue a) => Native(frame, call, [a]);

    public static RhaiValue Native2(Frame frame, BoundNativeCall call, RhaiValue a, RhaiValue b) => Native(frame, call, [a, b]);

    public static RhaiValue Native3(Frame frame, BoundNativeCall call, RhaiValue a, RhaiValue b, RhaiValue c) =>
        Native(frame, call, [a, b, c]);

    // A variable as first argument is read, and perhaps changed, here.
    private static RhaiValue Native(Frame frame, BoundNativeCall call, Span<RhaiValue> values) =>
        call.Arguments[0] is BoundVariable first ? call.CallOn(frame, first, values) : call.Call(frame, values);
}
