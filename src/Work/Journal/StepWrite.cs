using System.Globalization;
using Maru.Kernel;

namespace Maru.Work.Journal;

/// <summary>One attempt of a step, to be recorded under the run's mark.</summary>
internal sealed record StepWrite(RunMark Run, Place Place, int Attempt, StepState State, string Kind, DateTimeOffset StartedAt)
    : HeldWrite(Run)
{
    public string? Output { get; init; }

    public Failure? Error { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Whether the attempt's start is recorded already.</summary>
    public bool WasStarted { get; init; }

    public string EventType => State switch
    {
        StepState.Started => "step.started",
        StepState.Completed => "step.completed",
        StepState.FailedRetry => "step.retrying",
        StepState.Failed => "step.failed",
    };

    // Keys and codes are of an alphabet that JSON does not escape.
    public string Data => string.Create(CultureInfo.InvariantCulture,
        $$"""{"step":"{{Place.Key}}","iteration":{{Place.Iteration}},"attempt":{{Attempt}}{{(Error is { } e ? $",\"code\":\"{e.Code}\"" : "")}}}""");
}
