using System.Globalization;

namespace Maru.Modules.Audit.Domain;

/// <summary>
/// The spans of time that entries are counted in: all of it, each month, each day (UTC). A range of days is the sum of at most a few
/// dozen of them, however many entries it has.
/// </summary>
internal static class CountSpans
{
    public const string All = "all";

    /// <summary>The actor that all entries are counted under a second time, so that a total without a user need not add everybody up.</summary>
    public const string Anybody = "*";

    private const string DayForm = "yyyy-MM-dd";
    private const string MonthForm = "yyyy-MM";

    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The three spans an entry is counted in.</summary>
    public static (string All, string Month, string Day) Of(DateTimeOffset at)
    {
        var day = DayOf(at);
        return (All, MonthSpan(day), DaySpan(day));
    }

    /// <summary>The fewest spans that make up the days from <paramref name="first"/> until before <paramref name="end"/>: days, months, days.</summary>
    public static IReadOnlyList<SpanRange> Cover(DateOnly first, DateOnly end)
    {
        var firstMonth = first.Day == 1 ? first : Month(first).AddMonths(1);
        var endMonth = Month(end);
        SpanRange[] ranges = firstMonth >= endMonth
            ? [Days(first, end)]
            : [Days(first, firstMonth), new SpanRange(MonthSpan(firstMonth), MonthSpan(endMonth)), Days(endMonth, end)];
        return [.. ranges.Where(r => string.CompareOrdinal(r.From, r.Before) < 0)];
    }

    private static SpanRange Days(DateOnly from, DateOnly before) => new(DaySpan(from), DaySpan(before));

    // The first letter keeps the spans of one kind together, so that a range of them is a range of the key.
    private static string DaySpan(DateOnly day) => "d" + Day(day);

    private static string MonthSpan(DateOnly day) => "m" + day.ToString(MonthForm, CultureInfo.InvariantCulture);

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
