using System.Text.Json;
using Maru.Kernel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Telemetry;

/// <summary><c>GET /health/live</c> and <c>GET /health/ready</c>.</summary>
public static class HealthEndpoints
{
    /// <summary>Maps both. Live answers 200 as long as the process runs; ready answers 503 while a check fails.</summary>
    /// <param name="app">Where to map them; needs <see cref="TelemetrySetup.AddMaruTelemetry"/>.</param>
    public static IEndpointConventionBuilder MapHealth(this IEndpointRouteBuilder app)
    {
        var health = app.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", (HttpContext context) => WriteAsync(context, ReadinessReport.Of([])))
            .WithName("readLiveness").WithSummary("Whether the process runs.");
        health.MapGet("/ready", async (HttpContext context, Readiness readiness) =>
            await WriteAsync(context, await readiness.LookAsync(context.RequestAborted)))
            .WithName("readReadiness").WithSummary("Whether the server takes requests, and why not.");
        return health;
    }

    private static async Task WriteAsync(HttpContext context, ReadinessReport report)
    {
        var failing = report.Status == ReadinessStatus.Failing;
        context.Response.StatusCode = failing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        var json = new Utf8JsonWriter(context.Response.BodyWriter);
        await using (json)
        {
            Write(json, report);
        }

        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, ReadinessReport report)
    {
        json.WriteStartObject();
        json.WriteString("status", WireName<ReadinessStatus>.Of(report.Status));
        json.WriteStartArray("checks");
        foreach (var (name, result) in report.Checks)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("status", WireName<ReadinessStatus>.Of(result.Status));
            json.WriteString("detail", result.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
