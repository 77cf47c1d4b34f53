using Maru.Platform.Telemetry.Prometheus;

namespace Maru.Platform.Tests.Telemetry;

public sealed class MetricNameTests
{
    [Theory]
    [InlineData("http.server.request.duration", "s", (int)MetricKind.Histogram, "http_server_request_duration_seconds")]
    [InlineData("gen_ai.client.token.usage", "{token}", (int)MetricKind.Histogram, "gen_ai_client_token_usage")]
    [InlineData("dotnet.gc.heap.total_allocated", "By", (int)MetricKind.ObservedCounter, "dotnet_gc_heap_total_allocated_bytes_total")]
    [InlineData("already_total", null, (int)MetricKind.Counter, "already_total")]
    [InlineData("cpu_seconds_total", "s", (int)MetricKind.Counter, "cpu_seconds_total")]
    [InlineData("fill", "1", (int)MetricKind.Gauge, "fill_ratio")]
    [InlineData("hits", "1", (int)MetricKind.Counter, "hits_total")]
    [InlineData("speed", "By/s", (int)MetricKind.Gauge, "speed_bytes_per_second")]
    [InlineData("pace", "{token}/s", (int)MetricKind.Gauge, "pace_per_second")]
    [InlineData("2.fast-é", "", (int)MetricKind.UpDown, "_2_fast__")]
    public void A_name_is_spelt_the_prometheus_way(string name, string? unit, int kind, string expected)
    {
        var spelt = MetricName.Of(name, unit, (MetricKind)kind);

        Assert.Equal(expected, spelt);
    }
}
