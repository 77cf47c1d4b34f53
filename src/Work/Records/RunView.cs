namespace Maru.Work.Records;

/// <summary>A run as people see it.</summary>
internal sealed class RunView
{
    /// <summary>All columns except the output, which is read only for a single run.</summary>
    public const string Columns = """
        id, kind, queue, partition_key, priority, status, phase, epoch, node_id, wake_at, event_seq, recoveries, cancel_requested,
        waiting_for, waiting_key, percent, message, owner_id, parent_id, forked_from, trace_parent, deadline_at, created_at, started_at,
        finished_at, error_code, error_detail
        """;

    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Queue { get; init; } = "";

    public string? PartitionKey { get; init; }

    public int Priority { get; init; }

    public string Status { get; init; } = "";

    public string Phase { get; init; } = "";

    public long Epoch { get; init; }

    public string? NodeId { get; init; }

    public DateTimeOffset? WakeAt { get; init; }

    public long EventSeq { get; init; }

    public int Recoveries { get; init; }

    public bool CancelRequested { get; init; }

    public string? WaitingFor { get; init; }

    public string? WaitingKey { get; init; }

    public int Percent { get; init; }

    public string? Message { get; init; }

    public string? OwnerId { get; init; }

    public string? ParentId { get; init; }

    public string? ForkedFrom { get; init; }

    public string? TraceParent { get; init; }

    public DateTimeOffset? DeadlineAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public string? ErrorCode { get; init; }

    public string? ErrorDetail { get; init; }

    public string? Output { get; init; }
}
