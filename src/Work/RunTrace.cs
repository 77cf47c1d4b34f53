using System.Diagnostics;

namespace Maru.Work;

/// <summary>Carries the trace of whoever started a run to whoever works on it, however much later and on whichever node (W3C Trace Context).</summary>
internal static class RunTrace
{
    /// <summary>The <c>traceparent</c> of what is being done here; null outside any trace.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>The trace id in a <c>traceparent</c>; null without one.</summary>
    public static string? IdOf(string? traceParent) => ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToHexString() : null;

    /// <summary>Makes what follows in this flow part of a request's trace until disposed; null when it is part of one already.</summary>
    /// <param name="traceId">The request's trace id, as in <c>x-request-id</c>.</param>
    public static Activity? OfRequest(string traceId) =>
        Activity.Current is null && ActivityContext.TryParse($"00-{traceId}-{ActivitySpanId.CreateRandom()}-00", null, out var request)
            ? new Activity("work.request").SetIdFormat(ActivityIdFormat.W3C).SetParentId(request.TraceId, request.SpanId).Start()
            : null;

    /// <summary>Makes what follows in this flow part of the run's trace until disposed.</summary>
    public static Activity Follow(string runId, string kind, string? traceParent)
    {
        var activity = new Activity("work.run").SetIdFormat(ActivityIdFormat.W3C);
        if (traceParent is not null)
        {
            activity.SetParentId(traceParent);
        }

        return activity.SetTag("work.kind", kind).SetTag("work.run_id", runId).Start();
    }
}
