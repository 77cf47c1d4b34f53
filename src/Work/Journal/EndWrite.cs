using Maru.Kernel;

namespace Maru.Work.Journal;

/// <summary>A run's end, to be recorded under the run's mark.</summary>
internal sealed record EndWrite(RunMark Run, RunEnd End) : HeldWrite(Run)
{
    public string Status => WireName<RunStatus>.Of(End.Status);

    public string EventType => $"run.{Status}";

    public string Data => End.Error is { } error ? EventData.Of(error) : EventData.Nothing;
}
