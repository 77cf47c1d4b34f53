using Maru.Kernel;

namespace Maru.Work;

/// <summary>How one step is run.</summary>
/// <typeparam name="T">The step's result.</typeparam>
public sealed record StepTerms<T>
{
    /// <summary>The effect of running the body twice.</summary>
    public StepEffect Effect { get; init; } = StepEffect.Idempotent;

    /// <summary>Attempts and pauses.</summary>
    public RetryTerms Retry { get; init; } = RetryTerms.Default;

    /// <summary>The time limit of one attempt; null: only the run's deadline applies.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>
    /// The time limit of all attempts together, with the pauses between them, counted from the first; null: only the run's deadline
    /// applies.
    /// </summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Undoes the completed step if the run fails or is cancelled; itself a recorded step with its own attempts.</summary>
    public Func<T, StepCall, CancellationToken, Task<Outcome<Nothing>>>? Compensate { get; init; }

    /// <summary>Attempts and pauses of <see cref="Compensate"/>.</summary>
    public RetryTerms CompensateRetry { get; init; } = RetryTerms.Undoing;

    /// <summary>
    /// For <see cref="StepEffect.AtMostOnce"/>: asks the other side whether an interrupted body had its effect. Without it the run is
    /// parked.
    /// </summary>
    public Func<StepCall, CancellationToken, Task<Verified<T>>>? Verify { get; init; }
}
