using System.Diagnostics;

namespace Maru.Platform.Work;

/// <summary>Carries the trace of whoever started a run to whoever works on it, however much later and on whichever node (W3C Trace Context).</summary>
internal static class RunTrace
{
    /// <summary>The <c>traceparent</c> of what is being done here; null outside any trace.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

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
