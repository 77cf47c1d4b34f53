namespace Maru.Work.Records;

/// <summary>A run's last event number, and its owner.</summary>
internal sealed class RunTip
{
    public string Id { get; init; } = "";

    public long EventSeq { get; init; }

    public string Status { get; init; } = "";

    public string? OwnerId { get; init; }
}
