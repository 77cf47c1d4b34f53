namespace Maru.Work.Records;

/// <summary>How full a queue is.</summary>
internal sealed class QueueView
{
    public string Queue { get; init; } = "";

    public long Queued { get; init; }

    public long Running { get; init; }

    public long Waiting { get; init; }

    public long Parked { get; init; }

    public long? OldestAt { get; init; }

    public long Now { get; init; }
}
