using System.Diagnostics;
using Maru.Platform.Work.Sql;

namespace Maru.Platform.Work.Engine;

/// <summary>Carries the trace of whoever started a run to whoever works on it, however much later and on whichever node (W3C Trace Context).</summary>
internal static class RunTrace
{
    /// <summary>The <c>traceparent</c> of what is being done here; null outside any trace.</summary>
    public static string? Here => Activity.Current is { IdFormat: ActivityIdFormat.W3C, Id: { } id } ? id : null;

    /// <summary>Makes what follows in this flow part of the run's trace until disposed.</summary>
    public static Activity Follow(ClaimedRun run)
    {
        var activity = new Activity("work.run").SetIdFormat(ActivityIdFormat.W3C);
        if (run.TraceParent is { } parent)
        {
            activity.SetParentId(parent);
        }

        return activity.SetTag("work.kind", run.Kind).SetTag("work.run_id", run.Id).Start();
    }
}
