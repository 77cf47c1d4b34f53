namespace Maru.Platform.Work.Sql;

/// <summary>How far a run's events go.</summary>
internal sealed class RunTip
{
    public string Id { get; init; } = "";

    public long EventSeq { get; init; }

    public string Status { get; init; } = "";
}
