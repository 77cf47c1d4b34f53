using System.Diagnostics.Metrics;
using System.Globalization;
using Maru.Platform.Telemetry;

namespace Maru.Platform.Tests.Telemetry;

public sealed class RecordingTests(ITestOutputHelper output)
{
    private const int Rounds = 50_000;

    [Fact]
    public void A_known_tag_set_costs_no_memory()
    {
        using var it = new MeterUnderTest();
        var histogram = it.Meter.CreateHistogram<double>("hot", "s");
        var counter = it.Meter.CreateCounter<long>("hot.calls");
        Run(histogram, counter, Rounds);

        var bytes = Least.Allocated(() => Run(histogram, counter, Rounds));

        Assert.Equal(0, bytes);
        Assert.StartsWith("hot_calls_total{a1=\"openai\",a2=\"chat\",a3=\"gpt-4o-mini\",a4=\"ok\",a5=\"200\",a6=\"POST\"} ", Assert.Single(it.Samples("hot_calls_total")), StringComparison.Ordinal);
        output.WriteLine($"{Least.Time(() => Run(histogram, counter, 500)).TotalNanoseconds / 1000:F0} ns a measurement with six tags");
    }

    [Fact]
    public async Task Eight_threads_lose_no_count()
    {
        using var it = new MeterUnderTest();
        var whole = it.Meter.CreateCounter<long>("whole");
        var parts = it.Meter.CreateCounter<double>("parts");
        var spread = it.Meter.CreateHistogram<double>("spread");
        using var start = new Barrier(8);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(t => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                for (var i = 0; i < 100_000; i++)
                {
                    var tag = new KeyValuePair<string, object?>("n", i % 100);
                    whole.Add(1, tag);
                    parts.Add(.5);
                    spread.Record(2);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        var totals = it.Samples("whole_total").Select(l => l.Split(' ')[1]).ToArray();
        Assert.Equal(Enumerable.Repeat("8000", 100), totals);
        Assert.Equal(["parts_total 400000"], it.Samples("parts_total"));
        Assert.Equal(["spread_sum 1600000"], it.Samples("spread_sum"));
        Assert.Equal(["spread_count 800000"], it.Samples("spread_count"));
    }

    [Fact]
    public void Past_the_cap_new_series_are_counted_not_kept()
    {
        using var it = new MeterUnderTest(limit: 100);
        var counter = it.Meter.CreateCounter<long>("many");

        for (var i = 0; i < 150; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("i", i.ToString(CultureInfo.InvariantCulture)));
        }

        counter.Add(1, new KeyValuePair<string, object?>("i", "7"));
        Assert.Equal(100, it.Samples("many_total").Length);
        Assert.Contains("many_total{i=\"7\"} 2", it.Samples("many_total"));
        Assert.Equal(["maru_metrics_dropped_series_total 50"], it.Samples("maru_metrics_dropped"));
    }

    [Fact]
    public void A_histogram_takes_as_many_lines_from_the_cap_as_it_shows()
    {
        using var it = new MeterUnderTest(limit: 20);
        var histogram = it.Meter.CreateHistogram<double>("wide", "s");

        histogram.Record(1, new KeyValuePair<string, object?>("n", 1));
        histogram.Record(1, new KeyValuePair<string, object?>("n", 2));

        Assert.Equal(17, it.Samples("wide_seconds").Length);
        Assert.Equal(["maru_metrics_dropped_series_total 1"], it.Samples("maru_metrics_dropped"));
    }

    [Fact]
    public void A_meter_of_another_host_is_left_alone()
    {
        using var mine = new Factory();
        using var theirs = new Factory();
        using var registry = new MetricsRegistry(mine);

        mine.Create(new MeterOptions("Maru.Mine")).CreateCounter<long>("mine").Add(1);
        theirs.Create(new MeterOptions("Maru.Theirs")).CreateCounter<long>("theirs").Add(1);

        var text = MeterUnderTest.Scrape(registry);
        Assert.Contains("mine_total 1\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs_total", text, StringComparison.Ordinal);
    }

    private static void Run(Histogram<double> histogram, Counter<long> counter, int rounds)
    {
        for (var i = 0; i < rounds; i++)
        {
            ReadOnlySpan<KeyValuePair<string, object?>> tags =
                [new("a1", "openai"), new("a2", "chat"), new("a3", "gpt-4o-mini"), new("a4", "ok"), new("a5", "200"), new("a6", "POST")];
            histogram.Record(.2, tags);
            counter.Add(1, tags);
        }
    }

    private sealed class Factory : IMeterFactory
    {
        private readonly List<Meter> _meters = [];

        public Meter Create(MeterOptions options)
        {
            options.Scope = this;
            var meter = new Meter(options);
            _meters.Add(meter);
            return meter;
        }

        public void Dispose() => _meters.ForEach(m => m.Dispose());
    }
}
