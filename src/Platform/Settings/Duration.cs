using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.Platform.Settings;

/// <summary>
/// How a time is written in a setting: <c>30s</c> or <c>00:00:30</c>. Stricter than .NET, which reads <c>30</c> as thirty days and
/// <c>24:00:00</c> as twenty-four days.
/// </summary>
internal static partial class Duration
{
    /// <summary>All forms, for a message.</summary>
    public const string Forms = "30s, 5m, 12h, 30d, 250ms or 00:00:30";

    /// <summary>Null: the text is not a time.</summary>
    public static TimeSpan? Read(string text)
    {
        if (WithUnit().Match(text) is { Success: true } match)
        {
            return Of(decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture), UnitOf(match.Groups["unit"].Value));
        }

        return WithColons().IsMatch(text) && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) ? time : null;
    }

    /// <summary>Null: too long for a <c>TimeSpan</c>.</summary>
    public static TimeSpan? Of(decimal number, TimeUnit unit)
    {
        var ticks = decimal.Truncate(number * TicksOf(unit));
        return ticks <= long.MaxValue ? new TimeSpan((long)ticks) : null;
    }

    /// <summary>Parses a time in the program's own code.</summary>
    public static TimeSpan Of(string text) => Read(text) ?? throw new FormatException($"'{text}' is no time.");

    /// <summary>As <c>00:00:30</c>, <c>30.00:00:00</c> or <c>00:00:00.3</c>.</summary>
    public static string Write(TimeSpan time)
    {
        var text = time.ToString("c", CultureInfo.InvariantCulture);
        return text.LastIndexOf('.') > text.LastIndexOf(':') ? text.TrimEnd('0') : text;
    }

    private static TimeUnit UnitOf(string word) => word switch
    {
        "ms" => TimeUnit.Milliseconds,
        "s" => TimeUnit.Seconds,
        "m" => TimeUnit.Minutes,
        "h" => TimeUnit.Hours,
        _ => TimeUnit.Days,
    };

    private static long TicksOf(TimeUnit unit) => unit switch
    {
        TimeUnit.Milliseconds => TimeSpan.TicksPerMillisecond,
        TimeUnit.Seconds => TimeSpan.TicksPerSecond,
        TimeUnit.Minutes => TimeSpan.TicksPerMinute,
        TimeUnit.Hours => TimeSpan.TicksPerHour,
        TimeUnit.Days => TimeSpan.TicksPerDay,
    };

    [GeneratedRegex(@"^(?<number>[0-9]{1,15}(?:\.[0-9]{1,7})?)(?<unit>ms|s|m|h|d)$")]
    private static partial Regex WithUnit();

    [GeneratedRegex(@"^[0-9.]*:[0-9:.]*$")]
    private static partial Regex WithColons();
}
