using Maru.Work.Journal;

namespace Maru.Work.Records;

/// <summary>A run that this node has just claimed.</summary>
internal sealed class ClaimedRun
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Queue { get; init; } = "";

    public string Phase { get; init; } = "";

    public long Epoch { get; init; }

    public long EventSeq { get; init; }

    public bool CancelRequested { get; init; }

    public int Percent { get; init; }

    public string? OwnerId { get; init; }

    public string? ParentId { get; init; }

    public string? ForkedFrom { get; init; }

    public string? TraceParent { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset WakeAt { get; init; }

    public DateTimeOffset ClaimedAt { get; init; }

    public string Input { get; init; } = "";

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public RunMark Mark => new(Id, Epoch);

    /// <summary>Whether the run cannot have records yet, so that none need be read.</summary>
    public bool IsFresh => Epoch == 1 && ForkedFrom is null;
}
