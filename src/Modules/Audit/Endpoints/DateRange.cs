using System.Globalization;
using Maru.Kernel;

namespace Maru.Modules.Audit.Endpoints;

/// <summary>From here until before there; null for the beginning and the end.</summary>
internal sealed record DateRange(DateTimeOffset? From, DateTimeOffset? To)
{
    private const string Rule = "A day (YYYY-MM-DD) or an instant (RFC 3339).";

    /// <param name="start">A day means its beginning.</param>
    /// <param name="end">A day means its end; an instant is included.</param>
    public static Outcome<DateRange> Parse(string? start, string? end)
    {
        DateTimeOffset? from = null, to = null;
        if (start is not null && (from = Day(start) ?? Instant(start)) is null)
        {
            return AuditFailures.InvalidFilter.At("start_date", Rule);
        }

        if (end is not null && (to = Day(end)?.AddDays(1) ?? Instant(end)?.AddTicks(TimeSpan.TicksPerMicrosecond)) is null)
        {
            return AuditFailures.InvalidFilter.At("end_date", Rule);
        }

        return from >= to ? AuditFailures.RangeReversed.At("start_date", "Is after end_date.") : new DateRange(from, to);
    }

    /// <summary>As <see cref="Parse"/>, of days only.</summary>
    public static Outcome<DateRange> ParseDays(string? start, string? end) =>
        start is not null && Day(start) is null ? AuditFailures.InvalidFilter.At("start_date", "A day: YYYY-MM-DD.")
        : end is not null && Day(end) is null ? AuditFailures.InvalidFilter.At("end_date", "A day: YYYY-MM-DD.")
        : Parse(start, end);

    // The last day of all has no end.
    private static DateTimeOffset? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
            ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static DateTimeOffset? Instant(string text) =>
        text.Contains('T', StringComparison.Ordinal) && text.Length <= 40
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at.Year is > 1 and < 9999 ? at : null;
}
