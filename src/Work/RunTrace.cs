using System.Diagnostics;
using Maru.Platform.Telemetry;

namespace Maru.Work;

/// <summary>
/// Passes the trace of the request that started a run to the node that works on it, at any later time (W3C Trace Context).
/// </summary>
internal static class RunTrace
{
    private static readonly ActivitySource Source = new(Traces.Work);

    /// <summary>The <c>traceparent</c> of the running code; null outside any trace.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>The trace id in a <c>traceparent</c>; null without one.</summary>
    public static string? IdOf(string? traceParent) => ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToHexString() : null;

    /// <summary>
    /// Makes the code after it in this flow of execution part of a request's trace until disposed; null if it is already part of one.
    /// </summary>
    /// <param name="traceId">The request's trace id, as in <c>x-request-id</c>.</param>
    public static Activity? OfRequest(string traceId) =>
        Activity.Current is null && ActivityContext.TryParse($"00-{traceId}-{ActivitySpanId.CreateRandom()}-00", null, out var request)
            ? new Activity("work.request").SetIdFormat(ActivityIdFormat.W3C).SetParentId(request.TraceId, request.SpanId).Start()
            : null;

    /// <summary>
    /// Makes the code after it in this flow of execution part of the run's trace until disposed, even if traces are not sent.
    /// </summary>
    public static Activity Follow(string runId, string kind, string? traceParent)
    {
        ActivityContext.TryParse(traceParent, null, isRemote: true, out var parent);
        return (Source.StartActivity("work.run", ActivityKind.Consumer, parent) ?? Unsent(traceParent))
            .SetTag("work.kind", kind).SetTag("work.run_id", runId);
    }

    /// <summary>The span of an attempt of a step; null when traces are not sent.</summary>
    public static Activity? Step(string step, int attempt) =>
        Source.StartActivity("work.step")?.SetTag("work.step", step).SetTag("work.attempt", attempt);

    private static Activity Unsent(string? traceParent)
    {
        var activity = new Activity("work.run").SetIdFormat(ActivityIdFormat.W3C);
        return (traceParent is null ? activity : activity.SetParentId(traceParent)).Start();
    }
}
