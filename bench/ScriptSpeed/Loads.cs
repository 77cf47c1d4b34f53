using Maru.Rhai;
using Maru.Rhai.Values;

namespace Maru.ScriptSpeed;

/// <summary>What is measured: five classics and three rules of the kind a factory writes.</summary>
internal static class Loads
{
    public static IReadOnlyList<Load> All { get; } =
    [
        new("loop", Classics.Loop, Nothing, 186, 9) { IsClassic = true },
        new("fibonacci", Classics.Fibonacci, Nothing, 3_320, 170) { IsClassic = true },
        new("sieve", Classics.Sieve, Nothing, 1_030, 60) { IsClassic = true },
        new("matrix", Classics.Matrix, Nothing, 103, 8) { IsClassic = true },
        new("map", Classics.Map, Nothing, 752, 250) { IsClassic = true },
        new("rule_thresholds", () => Rules.Thresholds(Rules.Machine), () => new RhaiScope().Set("s", RhaiConvert.FromObject(Rules.Machine)), 0.0090, 0.0012),
        new("rule_aggregate", () => Rules.Aggregate(Rules.Readings), () => new RhaiScope().Set("readings", RhaiConvert.FromObject(Rules.Readings)), 0.948, 0.060),
        new("rule_format", Rules.Format, Nothing, 2.67, 0.9),
    ];

    private static RhaiScope Nothing() => new();
}
