using Maru.Platform.Sql;
using Maru.Platform.Telemetry.Signals;
using Maru.Testing;

namespace Maru.Platform.Tests.Telemetry;

public sealed class SignalTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.0002)]
    [InlineData(0.0134)]
    [InlineData(0.9)]
    [InlineData(37)]
    public void A_quantile_is_within_a_tenth_of_what_was_counted(double seconds)
    {
        var counts = new long[DurationCounts.Buckets];
        counts[DurationCounts.BucketOf(seconds)] = 100;

        var found = DurationCounts.Quantile(counts, 0.95)!.Value;

        Assert.InRange(found / seconds, 0.9, 1.1);
    }

    [Fact]
    public void Nothing_counted_has_no_quantile_and_the_extremes_have_a_bucket()
    {
        Assert.Null(DurationCounts.Quantile(new long[DurationCounts.Buckets], 0.95));
        Assert.Equal(0, DurationCounts.BucketOf(0));
        Assert.Equal(DurationCounts.Buckets - 1, DurationCounts.BucketOf(1e9));
    }

    [Fact]
    public void Five_percent_of_slow_requests_do_not_move_the_ninety_fifth_percentile_but_six_do()
    {
        var tally = new RequestTally();
        Enumerable.Range(0, 95).ToList().ForEach(_ => tally.Count(200, 0.01, false));
        Enumerable.Range(0, 5).ToList().ForEach(_ => tally.Count(200, 2, false));
        var before = tally.Read().P95Milliseconds;
        tally.Count(200, 2, false);

        Assert.InRange(before!.Value, 9, 11);
        Assert.InRange(tally.Read().P95Milliseconds!.Value, 1_800, 2_200);
    }

    [Fact]
    public void A_stream_counts_as_a_request_and_not_as_a_duration()
    {
        var tally = new RequestTally();
        tally.Count(200, 600, streamed: true);
        tally.Count(503, 0.02, streamed: false);

        var counts = tally.Read();

        Assert.Equal((2L, 1L, 0.5), (counts.Requests, counts.Errors, counts.ErrorRate));
        Assert.InRange(counts.P95Milliseconds!.Value, 18, 22);
    }

    [Fact]
    public async Task A_window_holds_what_was_counted_in_its_minutes_and_no_more_than_an_hour_is_kept()
    {
        await using var database = await TestDatabase.EmptyAsync(Dialect.Sqlite);
        var (clock, tally) = (new FakeClock(Noon), new RequestTally());
        using var history = new SignalHistory(tally, database.Db, clock);
        await using var open = await database.Db.OpenAsync(TestContext.Current.CancellationToken);
        for (var i = 0; i < 400; i++)
        {
            tally.Count(i < 380 ? 500 : 200, 0.01, false);
            clock.Advance(SignalHistory.Every);
            history.Sample();
        }

        var samples = history.Read();
        var five = SignalWindow.Of(samples, 5, clock.GetUtcNow());

        Assert.Equal(360, samples.Count);
        Assert.Equal((30L, 10L, 1), (five.Counts.Requests, five.Counts.Errors, five.OpenConnections));
        Assert.Equal(0.1, five.RequestsPerSecond, 3);
        Assert.Equal(360, SignalWindow.Of(samples, 60, clock.GetUtcNow()).Counts.Requests);
    }

    [Theory, EachDialect]
    public async Task Connections_in_use_are_counted_until_they_are_given_back(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        var ct = TestContext.Current.CancellationToken;
        var session = await database.Db.OpenAsync(ct);
        var tx = await database.Db.BeginAsync(ct);
        var most = database.Db.OpenConnections;

        await session.DisposeAsync();
        await session.DisposeAsync();
        await tx.DisposeAsync();
        await tx.DisposeAsync();

        Assert.Equal(2, most);
        Assert.Equal(0, database.Db.OpenConnections);
    }
}
