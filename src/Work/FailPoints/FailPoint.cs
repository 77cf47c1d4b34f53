namespace Maru.Work.FailPoints;

/// <summary>The names of the moments at which tests kill a node.</summary>
internal static class FailPoint
{
    public const string StartBeforeCommit = "start.beforeCommit";
    public const string StartAfterCommit = "start.afterCommit";
    public const string ClaimBeforeCommit = "claim.beforeCommit";
    public const string ClaimAfterCommit = "claim.afterCommit";
    public const string StepAfterBody = "step.afterBody";
    public const string CheckpointBeforeCommit = "checkpoint.beforeCommit";
    public const string CheckpointAfterCommit = "checkpoint.afterCommit";
    public const string WaitBeforeCommit = "wait.beforeCommit";
    public const string WaitAfterCommit = "wait.afterCommit";
    public const string SignalBeforeCommit = "signal.beforeCommit";
    public const string SignalAfterCommit = "signal.afterCommit";
    public const string TurnBeforeCommit = "turn.beforeCommit";
    public const string TurnAfterCommit = "turn.afterCommit";
    public const string FinishBeforeCommit = "finish.beforeCommit";
    public const string FinishAfterCommit = "finish.afterCommit";

    public static IReadOnlyList<string> All { get; } =
    [
        StartBeforeCommit, StartAfterCommit, ClaimBeforeCommit, ClaimAfterCommit, StepAfterBody, CheckpointBeforeCommit,
        CheckpointAfterCommit, WaitBeforeCommit, WaitAfterCommit, SignalBeforeCommit, SignalAfterCommit, TurnBeforeCommit,
        TurnAfterCommit, FinishBeforeCommit, FinishAfterCommit,
    ];
}
