using System.Globalization;
using Maru.Kernel;

namespace Maru.Modules.Audit.Reading;

/// <summary>From the first instant (included) to the second (not included); null for the beginning and the end.</summary>
internal sealed record DateRange(DateTimeOffset? From, DateTimeOffset? To)
{
    private const string DayRule = "A day: YYYY-MM-DD, of the years 2 to 9998. Leave it out for no bound.";
    private const string Rule = "A day (YYYY-MM-DD) or an instant (RFC 3339), of the years 2 to 9998. Leave it out for no bound.";

    /// <param name="faults">Receives the faults.</param>
    /// <param name="start">For a day, its beginning counts.</param>
    /// <param name="end">For a day, its end counts; an instant is included.</param>
    /// <param name="zone">The time zone of the days; null for UTC.</param>
    public static DateRange Parse(QueryFaults faults, string? start, string? end, string? zone)
    {
        var place = TimeZoneInfo.Utc;
        if (zone is not null && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out place))
        {
            faults.Add("time_zone", "A name of the time zone database, such as Asia/Seoul.");
            place = TimeZoneInfo.Utc;
        }

        DateTimeOffset? from = null, to = null;
        if (start is not null && (from = Day(start, 0, place) ?? Instant(start)) is null)
        {
            faults.Add("start_date", Rule);
        }

        if (end is not null && (to = Day(end, 1, place) ?? Instant(end)?.AddTicks(TimeSpan.TicksPerMicrosecond)) is null)
        {
            faults.Add("end_date", Rule);
        }

        // The end is included, so a range that ends where its first day begins ends before it.
        faults.Range("start_date", from, "end_date", to?.AddTicks(-TimeSpan.TicksPerMicrosecond));
        return new DateRange(from, to);
    }

    /// <summary>Like <see cref="Parse"/>, for days only.</summary>
    public static DateRange ParseDays(QueryFaults faults, string? start, string? end, string? zone)
    {
        foreach (var (name, day) in new[] { ("start_date", start), ("end_date", end) })
        {
            if (day is not null && Day(day, 0, TimeZoneInfo.Utc) is null)
            {
                faults.Add(name, DayRule);
            }
        }

        return Parse(faults, start, end, zone);
    }

    /// <summary>The part of this range that is also between two instants.</summary>
    public DateRange Within(QueryFaults faults, DateTimeOffset? from, DateTimeOffset? to)
    {
        faults.Range("from", from, "to", to);
        faults.Range("start_date", From, "to", to);
        faults.Range("from", from, "end_date", To);
        return new DateRange(From > from ? From : from?.ToUniversalTime() ?? From, To < to ? To : to?.ToUniversalTime() ?? To);
    }

    // Years at the limits of an instant do not occur in a log, and adding a day or an offset to them would overflow.
    private static DateTimeOffset? Day(string text, int days, TimeZoneInfo zone)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || day.Year is <= 1 or >= 9999)
        {
            return null;
        }

        var midnight = day.AddDays(days).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).ToUniversalTime();
    }

    private static DateTimeOffset? Instant(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
        && at.Year is > 1 and < 9999 ? at : null;
}
