using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Platform.Telemetry;

/// <summary><c>GET /metrics</c>.</summary>
public static class MetricsEndpoint
{
    /// <summary>The media type of the exposition format.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>
    /// Maps it and starts listening to the meters, so that events before the first scrape are counted too. The host decides who may read
    /// it.
    /// </summary>
    /// <param name="app">Where to map it; needs <see cref="TelemetrySetup.AddMaruTelemetry"/>.</param>
    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder app)
    {
        var registry = app.ServiceProvider.GetRequiredService<MetricsRegistry>();
        app.ServiceProvider.GetRequiredService<ProcessMetrics>();
        return app.MapGet("/metrics", (HttpContext context) => WriteAsync(registry, context))
            .WithName("readMetrics")
            .WithSummary("Metrics in the Prometheus text format.")
            .ExcludeFromDescription();
    }

    private static async Task WriteAsync(MetricsRegistry registry, HttpContext context)
    {
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-store";
        registry.Write(context.Response.BodyWriter);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }
}
