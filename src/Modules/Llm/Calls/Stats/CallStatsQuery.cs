using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>The query string of statistics, as it came: without days, the last thirty.</summary>
internal sealed record CallStatsQuery
{
    private const int DefaultDays = 30;

    /// <summary>By what the totals are grouped: <c>model</c> (when it is not said), <c>provider</c>, <c>key</c> or <c>day</c>.</summary>
    [FromQuery(Name = "group_by")]
    public string? GroupBy { get; init; }

    /// <summary>The first day, UTC; thirty days before the last when it is not said.</summary>
    [FromQuery(Name = "start_date")]
    public DateOnly? StartDate { get; init; }

    /// <summary>The last day, UTC, included; today when it is not said.</summary>
    [FromQuery(Name = "end_date")]
    public DateOnly? EndDate { get; init; }

    public Outcome<(StatsGroup Group, DateOnly From, DateOnly To)> Parse(TimeProvider clock)
    {
        if (!WireName<StatsGroup>.TryParse(GroupBy ?? "model", out var group))
        {
            return CallFailures.MalformedFilter.At("group_by", $"one of {string.Join(", ", WireName<StatsGroup>.All)}");
        }

        var last = EndDate ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        // The first days there are have fewer before them.
        return (group, StartDate ?? last.AddDays(-Math.Min(DefaultDays, last.DayNumber)), last);
    }
}
