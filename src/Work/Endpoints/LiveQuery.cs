using System.Globalization;
using Maru.Kernel;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Work.Endpoints;

/// <summary>
/// What a live connection asks for: <c>Last-Event-ID</c>, or <c>after</c> where a header cannot be set; ids of runs separated by commas.
/// </summary>
internal sealed record LiveQuery
{
    private const int MostRuns = 50;

    /// <summary>The id of the last event the client has, where it cannot set a header.</summary>
    [FromQuery(Name = "after")]
    public string? After { get; init; }

    /// <summary>Ids of runs, separated by commas, at most 50; the caller's unfinished ones when it is not said.</summary>
    [FromQuery(Name = "runs")]
    public string? Runs { get; init; }

    /// <summary>The id of the last event the client has; a browser sends it by itself when it connects again.</summary>
    [FromHeader(Name = "Last-Event-ID")]
    public string? LastEventId { get; init; }

    /// <summary>The last number of a single run the client has.</summary>
    public Outcome<long> Position() =>
        string.IsNullOrEmpty(LastEventId ?? After) ? 0
        : long.TryParse(LastEventId ?? After, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq
        : WorkFailures.MalformedRequest.At("after", "The number of the last event you have.");

    /// <summary>The runs of a list, each once.</summary>
    public Outcome<IReadOnlyList<string>> Listed()
    {
        var ids = (Runs ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal).ToList();
        return ids.Count <= MostRuns && ids.TrueForAll(Id.IsWellFormed) ? ids : WorkFailures.MalformedRequest.At("runs", "At most 50 ids of runs, separated by commas.");
    }

    /// <summary>The positions in the order of the list.</summary>
    public Outcome<IReadOnlyList<long>> Positions(int runs)
    {
        var parts = (LastEventId ?? After ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries);
        var positions = new List<long>();
        foreach (var part in parts)
        {
            if (positions.Count == runs || !long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
            {
                return WorkFailures.MalformedRequest.At("after", "An id this connection gave, for the same list of runs.");
            }

            positions.Add(seq);
        }

        return positions;
    }
}
