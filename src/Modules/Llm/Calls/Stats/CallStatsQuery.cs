using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>The query string of statistics, as it came: without days, the last thirty.</summary>
internal sealed record CallStatsQuery
{
    private const int DefaultDays = 30;
    private const int MostDays = 400;

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
        var last = EndDate ?? DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var first = StartDate ?? last.AddDays(-DefaultDays);
        var faults = new QueryFaults();
        faults.Range("start_date", StartDate, "end_date", EndDate);
        if (first < last.AddDays(-MostDays))
        {
            faults.Add("start_date", $"At most {MostDays} days before end_date, which is today when it is not said.");
        }

        return faults.Or((faults.Named<StatsGroup>("group_by", GroupBy ?? "model").GetValueOrDefault(), first, last));
    }
}
