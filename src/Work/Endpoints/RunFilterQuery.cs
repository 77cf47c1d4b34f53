using Maru.Kernel;
using Maru.Work.Records;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Work.Endpoints;

/// <summary>The filter of runs in a query, unparsed.</summary>
internal sealed record RunFilterQuery
{
    /// <summary>Only runs in this status.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>Only runs of this kind of job.</summary>
    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    /// <summary>Only runs of this queue.</summary>
    [FromQuery(Name = "queue")]
    public string? Queue { get; init; }

    public Outcome<RunFilter> Parse(string? ownerId, bool deadOnly)
    {
        var faults = new QueryFaults();
        return faults.Or(new RunFilter(ownerId, faults.Named<RunStatus>("status", Status), Kind, Queue, deadOnly));
    }
}
