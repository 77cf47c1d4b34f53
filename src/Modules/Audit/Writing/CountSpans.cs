using System.Globalization;

namespace Maru.Modules.Audit.Writing;

/// <summary>
/// The spans of time in which entries are counted: all time, each month, each day (UTC). A range of days is the sum of at most a few dozen
/// spans, for any number of entries. The open day, which is the newest, is counted only as a day: it is added to its month and to all time
/// when the next day begins.
/// </summary>
internal static class CountSpans
{
    public const string All = "all";

    /// <summary>
    /// The actor under which all entries are counted a second time, so that a total without a user need not add up all users.
    /// </summary>
    public const string Anybody = "*";

    private const string DayForm = "yyyy-MM-dd";
    private const string MonthForm = "yyyy-MM";

    public static string Day(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    public static DateOnly ParseDay(string day) => DateOnly.ParseExact(day, DayForm, CultureInfo.InvariantCulture);

    /// <summary>The open day as stored in the head; empty if there was none yet.</summary>
    public static DateOnly? ParseOpen(string day) => day.Length == 0 ? null : ParseDay(day);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    /// <summary>The spans in which an entry of a day is counted.</summary>
    public static string[] Of(DateOnly day, DateOnly? open) => day == open ? [DaySpan(day)] : [All, MonthSpan(day), DaySpan(day)];

    /// <summary>The spans of all time.</summary>
    public static IReadOnlyList<string> Whole(DateOnly? open) => open is { } day ? [All, DaySpan(day)] : [All];

    /// <summary>
    /// The fewest spans that make up the days from <paramref name="first"/> until before <paramref name="end"/>: days, months, days, and
    /// the open day if its month is among the months.
    /// </summary>
    public static IReadOnlyList<string> Cover(DateOnly first, DateOnly end, DateOnly? open)
    {
        var firstMonth = first.Day == 1 ? first : Month(first).AddMonths(1);
        var endMonth = Month(end);
        if (firstMonth >= endMonth)
        {
            return [.. Days(first, end)];
        }

        var spans = new List<string>(Days(first, firstMonth));
        for (var month = firstMonth; month < endMonth; month = month.AddMonths(1))
        {
            spans.Add(MonthSpan(month));
        }

        spans.AddRange(Days(endMonth, end));
        if (open is { } day && day >= firstMonth && day < endMonth)
        {
            spans.Add(DaySpan(day));
        }

        return spans;
    }

    public static string DaySpan(DateOnly day) => "d" + Day(day);

    public static string MonthSpan(DateOnly day) => "m" + day.ToString(MonthForm, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Days(DateOnly from, DateOnly before)
    {
        for (var day = from; day < before; day = day.AddDays(1))
        {
            yield return DaySpan(day);
        }
    }

    private static DateOnly Month(DateOnly day) => new(day.Year, day.Month, 1);
}
