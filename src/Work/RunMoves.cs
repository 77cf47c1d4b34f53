namespace Maru.Work;

/// <summary>The legal moves of a run; every other change of status is a bug.</summary>
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

    /// <summary>Whether nothing moves the run any more unless a person does.</summary>
    public static bool IsFinal(RunStatus status) => status is not (RunStatus.Queued or RunStatus.Running or RunStatus.Waiting or RunStatus.Parked);

    /// <summary>Whether a person may send it on again.</summary>
    public static bool MayRetry(RunStatus status) => status is RunStatus.Parked or RunStatus.Failed or RunStatus.CompensationFailed;
}
