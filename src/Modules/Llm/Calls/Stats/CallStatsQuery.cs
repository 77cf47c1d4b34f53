using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>The query string of statistics, as it came: without days, the last thirty.</summary>
internal sealed record CallStatsQuery
{
    private const int DefaultDays = 30;

    [FromQuery(Name = "group_by")]
    public string? GroupBy { get; init; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; init; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; init; }

    public Outcome<(StatsGroup Group, DateOnly From, DateOnly To)> Parse(TimeProvider clock)
    {
        if (!WireName<StatsGroup>.TryParse(GroupBy ?? "model", out var group))
        {
            return CallFailures.MalformedFilter.At("group_by", $"one of {string.Join(", ", WireName<StatsGroup>.All)}");
        }

        var last = To ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return (group, From ?? last.AddDays(-DefaultDays), last);
    }
}
