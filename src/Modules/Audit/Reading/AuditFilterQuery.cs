using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Audit.Reading;

/// <summary>The filter of entries in a query, unparsed.</summary>
internal sealed record AuditFilterQuery
{
    /// <summary>Only what this account did.</summary>
    [FromQuery(Name = "user_id")]
    public string? UserId { get; init; }

    /// <summary>Only this verb, for instance <c>update</c>.</summary>
    [FromQuery(Name = "action")]
    public string? Action { get; init; }

    /// <summary>Only this sort of thing, for instance <c>llm.policies</c>.</summary>
    [FromQuery(Name = "resource")]
    public string? Resource { get; init; }

    /// <summary>Only this one thing, by its id.</summary>
    [FromQuery(Name = "resource_id")]
    public string? ResourceId { get; init; }

    /// <summary>Only what was answered with this HTTP status.</summary>
    [FromQuery(Name = "status_code")]
    public int? StatusCode { get; init; }

    /// <summary>Only what ended so.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>The first day, of <c>time_zone</c>. An instant is taken, too.</summary>
    [FromQuery(Name = "start_date")]
    public string? StartDate { get; init; }

    /// <summary>The last day, included. An instant is taken, too.</summary>
    [FromQuery(Name = "end_date")]
    public string? EndDate { get; init; }

    /// <summary>Only entries of this instant or later.</summary>
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only entries before this instant.</summary>
    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>Whose days they are, for instance <c>Asia/Seoul</c>; UTC when it is not said.</summary>
    [FromQuery(Name = "time_zone")]
    public string? TimeZone { get; init; }

    /// <summary>Only entries that have this somewhere in them, in any case.</summary>
    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    public Outcome<AuditFilter> Parse()
    {
        var faults = new QueryFaults();
        var range = DateRange.Parse(faults, StartDate, EndDate, TimeZone).Within(faults, From, To);
        return faults.Or(new AuditFilter
        {
            UserId = UserId,
            Action = Action,
            Resource = Resource,
            ResourceId = ResourceId,
            StatusCode = (int?)faults.Within("status_code", StatusCode, 100, 599),
            Status = faults.Named<AuditStatus>("status", Status),
            From = range.From,
            To = range.To,
            Text = Text,
        });
    }
}
