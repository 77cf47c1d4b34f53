using Maru.Modules.Audit.Writing;

namespace Maru.Modules.Audit.Reading;

/// <summary>A range of time, split into whole days, which have counters, and parts of days at its edges, which have none.</summary>
/// <param name="Spans">The spans whose counters add up.</param>
/// <param name="Edges">Each within one day.</param>
internal sealed record TimeSplit(IReadOnlyList<string> Spans, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Edges)
{
    /// <param name="from">Null for the beginning.</param>
    /// <param name="to">Null for the end.</param>
    /// <param name="firstDay">The first day with an entry.</param>
    /// <param name="lastDay">The last day with an entry.</param>
    /// <param name="open">The day that is counted as a day only.</param>
    public static TimeSplit Of(DateTimeOffset? from, DateTimeOffset? to, DateOnly firstDay, DateOnly lastDay, DateOnly? open)
    {
        if (from is null && to is null)
        {
            return new TimeSplit(CountSpans.Whole(open), []);
        }

        var (begin, end) = (Start(firstDay), Start(lastDay.AddDays(1)));
        var low = from is { } f && f > begin ? f.ToUniversalTime() : begin;
        var high = to is { } t && t < end ? t.ToUniversalTime() : end;
        if (low >= high)
        {
            return new TimeSplit([], []);
        }

        var (firstWhole, endWhole) = (CountSpans.DayOf(low), CountSpans.DayOf(high));
        var edges = new List<(DateTimeOffset, DateTimeOffset)>();
        if (low > Start(firstWhole))
        {
            firstWhole = firstWhole.AddDays(1);
            edges.Add((low, Earlier(high, Start(firstWhole))));
        }

        if (high > Start(endWhole) && endWhole >= firstWhole)
        {
            edges.Add((Start(endWhole), high));
        }

        return new TimeSplit(CountSpans.Cover(firstWhole, endWhole, open), edges);
    }

    private static DateTimeOffset Start(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
