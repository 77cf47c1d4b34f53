using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Audit.Reading;

/// <summary>The days in a query, unparsed.</summary>
internal sealed record AuditDaysQuery
{
    /// <summary>The first day, of <c>time_zone</c>; the first there is when it is not said.</summary>
    [FromQuery(Name = "start_date")]
    public string? StartDate { get; init; }

    /// <summary>The last day, included; the last there is when it is not said.</summary>
    [FromQuery(Name = "end_date")]
    public string? EndDate { get; init; }

    /// <summary>Whose days they are, for instance <c>Asia/Seoul</c>; UTC when it is not said.</summary>
    [FromQuery(Name = "time_zone")]
    public string? TimeZone { get; init; }

    public Outcome<DateRange> Parse()
    {
        var faults = new QueryFaults();
        return faults.Or(DateRange.ParseDays(faults, StartDate, EndDate, TimeZone));
    }
}
