using System.Diagnostics.Metrics;
using System.Globalization;
using Maru.Platform.Telemetry.Signals;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Platform.Telemetry;

/// <summary>Records <c>http.server.request.duration</c> and counts for the status page; allocates nothing. Thread safe.</summary>
internal sealed class RequestMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "Maru.Http";

    private const int LowestStatus = 100;
    private const int HighestStatus = 599;
    private const string OtherMethod = "_OTHER";

    private static readonly string[] Methods =
        [HttpMethods.Get, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Head, HttpMethods.Options, HttpMethods.Trace, HttpMethods.Connect];

    private static readonly string[] Statuses =
        [.. Enumerable.Range(LowestStatus, HighestStatus - LowestStatus + 1).Select(s => s.ToString(CultureInfo.InvariantCulture))];

    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;
    private readonly RequestTally _tally;

    /// <summary>Creates the instrument.</summary>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="clock">Measures the duration.</param>
    /// <param name="tally">Counts for the status page.</param>
    public RequestMetrics(IMeterFactory meters, TimeProvider clock, RequestTally tally)
    {
        (_clock, _tally) = (clock, tally);
        _duration = meters.Create(MeterName).CreateHistogram(
            "http.server.request.duration",
            "s",
            "Duration of HTTP server requests.",
            advice: new InstrumentAdvice<double>
            {
                HistogramBucketBoundaries = [.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10],
            });
    }

    /// <summary>Records one request that has ended.</summary>
    /// <param name="context">The request, still with its endpoint.</param>
    /// <param name="started">The clock's timestamp at its start.</param>
    /// <param name="failure">The exception, if there was one; an answer of 5xx counts as a failure too.</param>
    public void Record(HttpContext context, long started, Exception? failure)
    {
        // An exception that reaches the server becomes a 500 only after this code.
        var status = failure is not null && !context.Response.HasStarted ? StatusCodes.Status500InternalServerError : context.Response.StatusCode;
        var seconds = _clock.GetElapsedTime(started).TotalSeconds;
        _tally.Count(status, seconds, context.Response.ContentType?.StartsWith("text/event-stream", StringComparison.OrdinalIgnoreCase) is true);
        if (!_duration.Enabled)
        {
            return;
        }

        var code = status is >= LowestStatus and <= HighestStatus ? Statuses[status - LowestStatus] : null;
        var error = failure?.GetType().FullName ?? (status >= StatusCodes.Status500InternalServerError ? code : null);
        ReadOnlySpan<KeyValuePair<string, object?>> tags =
        [
            new("http.request.method", Method(context.Request.Method)),
            new("http.route", Route(context)),
            new("http.response.status_code", code),
            new("url.scheme", context.Request.IsHttps ? "https" : "http"),
            new("error.type", error),
        ];
        _duration.Record(seconds, tags);
    }

    private static string Method(string method)
    {
        foreach (var known in Methods)
        {
            if (HttpMethods.Equals(known, method))
            {
                return known;
            }
        }

        return OtherMethod;
    }

    // The exception handler removes the endpoint from the context and keeps it in its feature.
    private static string? Route(HttpContext context)
    {
        var endpoint = context.GetEndpoint() ?? context.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        return (endpoint as RouteEndpoint)?.RoutePattern.RawText;
    }
}
