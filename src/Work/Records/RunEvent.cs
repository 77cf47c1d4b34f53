namespace Maru.Work.Records;

/// <summary>One event of a run.</summary>
internal sealed class RunEvent
{
    public long Seq { get; init; }

    public string Type { get; init; } = "";

    public string Data { get; init; } = "";

    public DateTimeOffset At { get; init; }
}
