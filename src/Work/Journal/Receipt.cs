namespace Maru.Work.Journal;

/// <summary>What a fenced write gives: the event's number, and whether somebody has asked for the run's end meanwhile.</summary>
internal sealed class Receipt
{
    public long EventSeq { get; init; }

    public bool CancelRequested { get; init; }
}
