using System.Diagnostics.Metrics;
using System.Globalization;

namespace Maru.Platform.Tests.Telemetry;

public sealed class ExpositionTests : IDisposable
{
    private readonly MeterUnderTest _it = new();

    [Fact]
    public void A_scrape_reads_like_the_golden_text()
    {
        _it.Meter.CreateCounter<long>("gateway.calls", "{call}", "Calls made.").Add(2, new("provider.name", "openai"), new("outcome", "ok"));
        _it.Meter.CreateUpDownCounter<int>("sse.clients").Add(-1);
        _it.Meter.CreateGauge<double>("queue.fill", "1", "How full.").Record(0.25);
        _it.Meter.CreateObservableCounter("bytes.read", () => 12L, "By", "Bytes.");
        var histogram = _it.Meter.CreateHistogram(
            "call.duration", "s", "Time.", null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [.5, 1] });
        histogram.Record(.25);
        histogram.Record(.5);
        histogram.Record(7);

        var text = _it.Scrape();

        Assert.Equal(
            """
            # HELP bytes_read_bytes_total Bytes.
            # TYPE bytes_read_bytes_total counter
            bytes_read_bytes_total 12
            # HELP call_duration_seconds Time.
            # TYPE call_duration_seconds histogram
            call_duration_seconds_bucket{le="0.5"} 2
            call_duration_seconds_bucket{le="1"} 2
            call_duration_seconds_bucket{le="+Inf"} 3
            call_duration_seconds_sum 7.75
            call_duration_seconds_count 3
            # HELP gateway_calls_total Calls made.
            # TYPE gateway_calls_total counter
            gateway_calls_total{outcome="ok",provider_name="openai"} 2
            # HELP queue_fill_ratio How full.
            # TYPE queue_fill_ratio gauge
            queue_fill_ratio 0.25
            # HELP sse_clients sse.clients
            # TYPE sse_clients gauge
            sse_clients -1

            """,
            text);
    }

    [Fact]
    public void Help_and_labels_are_escaped()
    {
        _it.Meter.CreateCounter<long>("odd", null, "one\\two\nthree").Add(1, new KeyValuePair<string, object?>("1.key", "a\\b\"c\nd"));

        var text = _it.Scrape();

        Assert.Contains("# HELP odd_total one\\\\two\\nthree\n", text, StringComparison.Ordinal);
        Assert.Contains("odd_total{_1_key=\"a\\\\b\\\"c\\nd\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_that_render_alike_are_one_series()
    {
        var counter = _it.Meter.CreateCounter<long>("alike");

        counter.Add(1, new("a", 200), new("b", "x"));
        counter.Add(1, new("b", "x"), new("a", "200"));
        counter.Add(1, new("a", 200L), new("b", "x"), new("empty", null));

        Assert.Equal(["alike_total{a=\"200\",b=\"x\"} 3"], _it.Samples("alike_total"));
    }

    [Fact]
    public void A_label_called_le_does_not_clash_with_the_bucket()
    {
        _it.Meter.CreateHistogram<double>("clash").Record(1, new KeyValuePair<string, object?>("le", "x"));

        Assert.All(_it.Samples("clash_bucket"), line => Assert.StartsWith("clash_bucket{exported_le=\"x\",le=\"", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Two_instruments_of_one_name_are_one_family_and_another_kind_is_refused()
    {
        _it.Meter.CreateCounter<long>("twice").Add(1);
        _it.Meter.CreateCounter<double>("twice").Add(.5);
        _it.Meter.CreateObservableCounter("twice", () => 100L);

        Assert.Equal(["twice_total 1.5"], _it.Samples("twice_total"));
        Assert.Equal(["maru_metrics_refused_instruments_total 1"], _it.Samples("maru_metrics_refused"));
    }

    [Fact]
    public void A_series_that_is_observed_no_more_is_shown_no_more()
    {
        var labels = new List<string> { "a", "b" };
        _it.Meter.CreateObservableGauge("seen", () => labels.Select(l => new Measurement<int>(1, new KeyValuePair<string, object?>("l", l))).ToArray());
        var before = _it.Samples("seen");

        labels.Remove("a");

        Assert.Equal(["seen{l=\"a\"} 1", "seen{l=\"b\"} 1"], before);
        Assert.Equal(["seen{l=\"b\"} 1"], _it.Samples("seen"));
    }

    [Fact]
    public void An_observable_that_throws_hides_no_other()
    {
        _it.Meter.CreateObservableGauge("bad", int () => throw new InvalidOperationException("boom"));
        _it.Meter.CreateObservableGauge("good", () => 1);

        Assert.Equal(["good 1"], _it.Samples("good"));
        Assert.Equal(["maru_metrics_failed_observations_total 2"], _it.Samples("maru_metrics_failed"));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-1)]
    public void A_counter_takes_no_nonsense(double value)
    {
        var counter = _it.Meter.CreateCounter<double>("sane");
        counter.Add(1.5);

        counter.Add(value);

        Assert.Equal(["sane_total 1.5"], _it.Samples("sane_total"));
    }

    [Fact]
    public void Buckets_rise_and_the_last_is_the_count()
    {
        var histogram = _it.Meter.CreateHistogram<double>("spread", "s");
        var random = new Random(7);
        var values = Enumerable.Range(0, 1000).Select(_ => random.NextDouble() * 20).ToArray();
        Array.ForEach(values, v => histogram.Record(v));

        var buckets = _it.Samples("spread_seconds_bucket").Select(l => (Bound: l.Split('"')[1], Count: long.Parse(l.Split(' ')[1], CultureInfo.InvariantCulture))).ToArray();

        var bounds = buckets.Select(b => b.Bound == "+Inf" ? double.PositiveInfinity : double.Parse(b.Bound, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(bounds.Order(), bounds);
        Assert.Equal(bounds.Select(b => (long)values.Count(v => v <= b)), buckets.Select(b => b.Count));
        Assert.Equal(["spread_seconds_count 1000"], _it.Samples("spread_seconds_count"));
    }

    public void Dispose() => _it.Dispose();
}
