using Maru.Kernel;
using Maru.Platform.Http;
using Maru.Work.Records;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Work.Endpoints;

/// <summary>The query string of a list of runs, as it came.</summary>
internal sealed record RunListQuery
{
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    [FromQuery(Name = "kind")]
    public string? Kind { get; init; }

    [FromQuery(Name = "queue")]
    public string? Queue { get; init; }

    [FromQuery(Name = "page_size")]
    public int? PageSize { get; init; }

    [FromQuery(Name = "cursor")]
    public string? Cursor { get; init; }

    public Outcome<(RunFilter Filter, int Size)> Parse(string? ownerId, bool deadOnly = false)
    {
        var page = PageRequest.Parse(1, PageSize);
        if (page.Failed(out var failure))
        {
            return failure;
        }

        if (Status is not null && !WireName<RunStatus>.TryParse(Status, out _))
        {
            return WorkFailures.MalformedRequest.At("status", $"one of {string.Join(", ", WireName<RunStatus>.All)}");
        }

        if (Cursor is not null && !Id.IsWellFormed(Cursor))
        {
            return HttpFailures.MalformedCursor;
        }

        var status = WireName<RunStatus>.TryParse(Status, out var known) ? known : (RunStatus?)null;
        return (new RunFilter(ownerId, status, Kind, Queue, deadOnly, Cursor), page.Value.Size);
    }
}
