using Maru.Kernel;
using Maru.Platform.Http;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Audit.Reading;

/// <summary>
/// The query string of the log. start_date and end_date are days (of time_zone, else UTC), both included; an instant that stands there is
/// still taken. from and to are instants, the second not included.
/// </summary>
internal sealed record AuditQuery
{
    private const int LongestText = 200;

    [FromQuery(Name = "user_id")]
    public string? UserId { get; init; }

    [FromQuery(Name = "action")]
    public string? Action { get; init; }

    [FromQuery(Name = "resource")]
    public string? Resource { get; init; }

    [FromQuery(Name = "resource_id")]
    public string? ResourceId { get; init; }

    [FromQuery(Name = "status_code")]
    public int? StatusCode { get; init; }

    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [FromQuery(Name = "start_date")]
    public string? StartDate { get; init; }

    [FromQuery(Name = "end_date")]
    public string? EndDate { get; init; }

    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    [FromQuery(Name = "time_zone")]
    public string? TimeZone { get; init; }

    [FromQuery(Name = "text")]
    public string? Text { get; init; }

    [FromQuery(Name = "page")]
    public int? Page { get; init; }

    [FromQuery(Name = "page_size")]
    public int? PageSize { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public Outcome<AuditWindow> ParseWindow()
    {
        var page = PageRequest.Parse(Page, PageSize);
        if (page.Failed(out var failure))
        {
            return failure;
        }

        var before = 0L;
        return Cursor is null || AuditCursor.TryRead(Cursor, out before)
            ? new AuditWindow(page.Value.Number, page.Value.Size, Cursor is null ? null : before)
            : HttpFailures.MalformedCursor.At("cursor", "Not a cursor of this server.");
    }

    public Outcome<AuditFilter> ParseFilter()
    {
        var days = DateRange.Parse(StartDate, EndDate, TimeZone);
        var range = days.Failed(out var unknown) ? unknown : days.Value.Within(From, To);
        AuditStatus status = default;
        var wrong = TooLong("user_id", UserId) ?? TooLong("action", Action) ?? TooLong("resource", Resource) ?? TooLong("resource_id", ResourceId)
            ?? TooLong("text", Text)
            ?? (Status is null || WireName<AuditStatus>.TryParse(Status, out status) ? null
                : AuditFailures.InvalidFilter.At("status", $"One of {string.Join(", ", WireName<AuditStatus>.All)}."))
            ?? (StatusCode is null or (>= 100 and <= 599) ? null : AuditFailures.InvalidFilter.At("status_code", "100 to 599."))
            ?? range.Failure;
        return wrong is not null ? wrong : new AuditFilter
        {
            UserId = UserId,
            Action = Action,
            Resource = Resource,
            ResourceId = ResourceId,
            StatusCode = StatusCode,
            Status = Status is null ? null : status,
            From = range.Value.From,
            To = range.Value.To,
            Text = Text,
        };
    }

    private static Failure? TooLong(string field, string? value) =>
        value is null or { Length: > 0 and <= LongestText } ? null : AuditFailures.InvalidFilter.At(field, $"1 to {LongestText} characters.");
}
