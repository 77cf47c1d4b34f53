namespace Maru.Work;

/// <summary>The allowed changes of a run's status; every other change is a bug.</summary>
internal static class RunMoves
{
    private static readonly Dictionary<RunStatus, RunStatus[]> Next = new()
    {
        [RunStatus.Queued] = [RunStatus.Running, RunStatus.Cancelled],
        [RunStatus.Running] =
        [
            RunStatus.Queued, RunStatus.Waiting, RunStatus.Succeeded, RunStatus.Failed, RunStatus.Compensated, RunStatus.CompensationFailed,
            RunStatus.Cancelled, RunStatus.Parked,
        ],
        [RunStatus.Waiting] = [RunStatus.Queued, RunStatus.Cancelled],
        [RunStatus.Parked] = [RunStatus.Queued, RunStatus.Cancelled],
        [RunStatus.Failed] = [RunStatus.Queued],
        [RunStatus.CompensationFailed] = [RunStatus.Queued],
        [RunStatus.Succeeded] = [],
        [RunStatus.Compensated] = [],
        [RunStatus.Cancelled] = [],
    };

    public static IEnumerable<(RunStatus From, RunStatus To)> All => Next.SelectMany(m => m.Value.Select(to => (m.Key, to)));

    /// <summary>Whether the run's status can no longer change without a person.</summary>
    public static bool IsFinal(RunStatus status) => status is not (RunStatus.Queued or RunStatus.Running or RunStatus.Waiting or RunStatus.Parked);

    /// <summary>Whether a person may retry it.</summary>
    public static bool MayRetry(RunStatus status) => status is RunStatus.Parked or RunStatus.Failed or RunStatus.CompensationFailed;
}
