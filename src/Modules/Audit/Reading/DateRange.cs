using System.Globalization;
using Maru.Kernel;

namespace Maru.Modules.Audit.Reading;

/// <summary>From the first instant (included) to the second (not included); null for the beginning and the end.</summary>
internal sealed record DateRange(DateTimeOffset? From, DateTimeOffset? To)
{
    private const int LongestZone = 100;
    private const string Rule = "A day (YYYY-MM-DD) or an instant (RFC 3339).";

    /// <param name="start">For a day, its beginning counts.</param>
    /// <param name="end">For a day, its end counts; an instant is included.</param>
    /// <param name="zone">The time zone of the days; null for UTC.</param>
    public static Outcome<DateRange> Parse(string? start, string? end, string? zone)
    {
        var place = TimeZoneInfo.Utc;
        if (zone is not null && (zone.Length > LongestZone || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out place)))
        {
            return AuditFailures.InvalidFilter.At("time_zone", "A name of the time zone database, such as Asia/Seoul.");
        }

        DateTimeOffset? from = null, to = null;
        if (start is not null && (from = Day(start, 0, place) ?? Instant(start)) is null)
        {
            return AuditFailures.InvalidFilter.At("start_date", Rule);
        }

        if (end is not null && (to = Day(end, 1, place) ?? Instant(end)?.AddTicks(TimeSpan.TicksPerMicrosecond)) is null)
        {
            return AuditFailures.InvalidFilter.At("end_date", Rule);
        }

        return from >= to ? AuditFailures.RangeReversed.At("start_date", "Is after end_date.") : new DateRange(from, to);
    }

    /// <summary>Like <see cref="Parse"/>, for days only.</summary>
    public static Outcome<DateRange> ParseDays(string? start, string? end, string? zone) =>
        start is not null && Day(start, 0, TimeZoneInfo.Utc) is null ? AuditFailures.InvalidFilter.At("start_date", "A day: YYYY-MM-DD.")
        : end is not null && Day(end, 1, TimeZoneInfo.Utc) is null ? AuditFailures.InvalidFilter.At("end_date", "A day: YYYY-MM-DD.")
        : Parse(start, end, zone);

    /// <summary>The part of this range that is also between two instants.</summary>
    public Outcome<DateRange> Within(DateTimeOffset? from, DateTimeOffset? to)
    {
        if (IsAtEdge(from) || IsAtEdge(to))
        {
            return AuditFailures.InvalidFilter.At(IsAtEdge(from) ? "from" : "to", "An instant (RFC 3339).");
        }

        var start = From > from ? From : from?.ToUniversalTime() ?? From;
        var end = To < to ? To : to?.ToUniversalTime() ?? To;
        return start >= end ? AuditFailures.RangeReversed.At("from", "Nothing is left before to or end_date.") : new DateRange(start, end);
    }

    private static bool IsAtEdge(DateTimeOffset? at) => at is { Year: <= 1 or >= 9999 };

    // Years at the limits of an instant do not occur in a log, and adding a day or an offset to them would overflow.
    private static DateTimeOffset? Day(string text, int days, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is <= 1 or >= 9999)
        {
            return null;
        }

        var midnight = day.AddDays(days).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Contains('T', StringComparison.Ordinal) && text.Length <= 40
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at.Year is > 1 and < 9999 ? at : null;
}
