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
        var status = WireName<RunStatus>.TryParse(Status, out var known) ? known : (RunStatus?)null;
        return Status is not null && status is null
            ? WorkFailures.MalformedRequest.At("status", $"one of {string.Join(", ", WireName<RunStatus>.All)}")
            : new RunFilter(ownerId, status, Kind, Queue, deadOnly);
    }
}
