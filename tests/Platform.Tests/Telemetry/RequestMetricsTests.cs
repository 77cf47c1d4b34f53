using System.Diagnostics.Metrics;
using Maru.Platform.Telemetry;
using Maru.Platform.Telemetry.Signals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Tests.Telemetry;

public sealed class RequestMetricsTests
{
    [Fact]
    public void To_record_a_request_costs_no_memory()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var registry = new MetricsRegistry(meters);
        var metrics = new RequestMetrics(meters, TimeProvider.System, new RequestTally());
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Scheme = "https";
        context.SetEndpoint(new RouteEndpoint(_ => Task.CompletedTask, RoutePatternFactory.Parse("/v1/chat"), 0, null, null));
        Run(metrics, context);

        var bytes = Least.Allocated(() => Run(metrics, context));

        Assert.Equal(0, bytes);
        Assert.Contains("_count{http_request_method=\"POST\",http_response_status_code=\"200\",http_route=\"/v1/chat\",url_scheme=\"https\"} ", MeterUnderTest.Scrape(registry), StringComparison.Ordinal);
    }

    private static void Run(RequestMetrics metrics, HttpContext context)
    {
        for (var i = 0; i < 10_000; i++)
        {
            metrics.Record(context, TimeProvider.System.GetTimestamp(), failure: null);
        }
    }
}
