using System.Diagnostics;
using Maru.Platform.Telemetry;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// The outermost frame of a request: its trace id (the caller's, if it sent a valid W3C <c>traceparent</c>, else a new one), the headers
/// that every answer carries, its duration. One frame and not three, because the gateway pays for each.
/// </summary>
internal sealed class RequestFrame(RequestDelegate next, RequestMetrics metrics, TimeProvider clock)
{
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;
    private const int ShortestTraceParent = 55;

    public async Task InvokeAsync(HttpContext context)
    {
        var started = clock.GetTimestamp();
        var id = Incoming(context.Request.Headers.TraceParent.ToString()) ?? (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
        context.TraceIdentifier = id;
        WriteHeaders(context);
        Exception? failure = null;
        try
        {
            await next(context);
        }
        catch (Exception e)
        {
            failure = e;
            throw;
        }
        finally
        {
            metrics.Record(context, started, failure);
        }
    }

    /// <summary>The headers that every answer carries, one that takes the place of another included.</summary>
    internal static void WriteHeaders(HttpContext context)
    {
        context.Response.Headers["x-request-id"] = context.TraceIdentifier;
        SecurityHeaders.Write(context);
    }

    private static string? Incoming(string parent) =>
        parent.Length >= ShortestTraceParent && ActivityContext.TryParse(parent, null, out _) ? parent.Substring(TraceIdStart, TraceIdLength) : null;
}
