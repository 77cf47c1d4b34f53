using Maru.Modules.Llm.Calls.History;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>Statistics of a span of days, both included.</summary>
internal sealed record CallStatsBody(StatsGroup GroupBy, DateOnly From, DateOnly To, IReadOnlyList<CallTotalsWire> Items)
{
    public static CallStatsBody Of((StatsGroup Group, DateOnly From, DateOnly To) asked, IReadOnlyList<CallStats> stats, CallNames names) =>
        new(asked.Group, asked.From, asked.To, [.. stats.Select(s => CallTotalsWire.Of(s, asked.Group == StatsGroup.Key ? names.OfKey(s.Group) : null))]);
}
