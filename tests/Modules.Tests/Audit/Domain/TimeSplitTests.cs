using Maru.Modules.Audit.Reading;

namespace Maru.Modules.Tests.Audit.Domain;

public sealed class TimeSplitTests
{
    private static readonly DateOnly First = new(2025, 11, 20);
    private static readonly DateOnly Last = new(2026, 3, 5);

    [Fact]
    public void Without_bounds_one_counter_answers() => Assert.Equal(["all"], TimeSplit.Of(null, null, First, Last, open: null).Spans);

    [Fact]
    public void The_open_day_stands_beside_the_months_and_the_whole()
    {
        var open = new DateOnly(2026, 2, 14);

        Assert.Equal(["all", "d2026-02-14"], TimeSplit.Of(null, null, First, Last, open).Spans);
        Assert.Equal(["m2026-01", "m2026-02", "d2026-02-14"], TimeSplit.Of(At("2026-01-01T00:00Z"), At("2026-03-01T00:00Z"), First, Last, open).Spans);
        Assert.Equal(
            ["d2026-02-13", "d2026-02-14"], TimeSplit.Of(At("2026-02-13T00:00Z"), At("2026-02-15T00:00Z"), First, Last, open).Spans);
        Assert.Equal(["m2026-01"], TimeSplit.Of(At("2026-01-01T00:00Z"), At("2026-02-01T00:00Z"), First, Last, open).Spans);
    }

    [Fact]
    public void Whole_months_stand_for_their_days()
    {
        var split = TimeSplit.Of(At("2025-11-29T00:00Z"), At("2026-03-03T00:00Z"), First, Last, open: null);

        Assert.Equal(["d2025-11-29", "d2025-11-30", "m2025-12", "m2026-01", "m2026-02", "d2026-03-01", "d2026-03-02"], split.Spans);
        Assert.Empty(split.Edges);
    }

    [Fact]
    public void Parts_of_days_are_left_for_counting()
    {
        var split = TimeSplit.Of(At("2026-03-01T06:00Z"), At("2026-03-04T18:00Z"), First, Last, open: null);

        Assert.Equal(["d2026-03-02", "d2026-03-03"], split.Spans);
        Assert.Equal([(At("2026-03-01T06:00Z"), At("2026-03-02T00:00Z")), (At("2026-03-04T00:00Z"), At("2026-03-04T18:00Z"))], split.Edges);
    }

    [Fact]
    public void Within_one_day_there_is_one_edge()
    {
        var split = TimeSplit.Of(At("2026-03-01T06:00Z"), At("2026-03-01T07:00Z"), First, Last, open: null);

        Assert.Empty(split.Spans);
        Assert.Equal([(At("2026-03-01T06:00Z"), At("2026-03-01T07:00Z"))], split.Edges);
    }

    [Fact]
    public void Bounds_beyond_what_is_there_cost_nothing()
    {
        var split = TimeSplit.Of(At("1990-01-01T00:00Z"), At("2999-01-01T00:00Z"), First, Last, open: null);

        Assert.Equal(("d2025-11-20", "d2026-03-05", 11 + 3 + 5), (split.Spans[0], split.Spans[^1], split.Spans.Count));
        Assert.Empty(TimeSplit.Of(At("2027-01-01T00:00Z"), null, First, Last, open: null).Spans);
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
