using Maru.Work.Journal;

namespace Maru.Work.Records;

/// <summary>A run this node has just taken.</summary>
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

    /// <summary>Whether nothing can be recorded yet, so that nothing need be read.</summary>
    public bool IsFresh => Epoch == 1 && ForkedFrom is null;
}
