namespace Maru.Work.Records;

/// <summary>How far a run's events go, and whose it is.</summary>
internal sealed class RunTip
{
    public string Id { get; init; } = "";

    public long EventSeq { get; init; }

    public string Status { get; init; } = "";

    public string? OwnerId { get; init; }
}
