using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Maru.Platform.Http;

/// <summary>
/// Gives each request its trace id: the caller's, if it sent a valid W3C <c>traceparent</c>, else a new one. It is in every error, every
/// log line and the <c>x-request-id</c> header.
/// </summary>
internal sealed class RequestIdentity(RequestDelegate next)
{
    private const int TraceIdStart = 3;
    private const int TraceIdLength = 32;

    public Task InvokeAsync(HttpContext context)
    {
        var id = Incoming(context.Request.Headers.TraceParent.ToString()) ?? ActivityTraceId.CreateRandom().ToHexString();
        context.TraceIdentifier = id;
        context.Response.Headers["x-request-id"] = id;
        return next(context);
    }

    private static string? Incoming(string parent) =>
        parent.Length >= 55 && ActivityContext.TryParse(parent, null, out _) ? parent.Substring(TraceIdStart, TraceIdLength) : null;
}
