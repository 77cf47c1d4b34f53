using Maru.Kernel;

namespace Maru.Work;

/// <summary>Refusals and failures of durable work.</summary>
public static class WorkFailures
{
    /// <summary>It does not exist, or is not the caller's.</summary>
    public static readonly Failure NoSuchRun = new(FailureKind.NotFound, "work.no_such_run", "There is no such run, or it is not yours.");

    /// <summary>No job of this kind, or none that may be started over HTTP by this person.</summary>
    public static readonly Failure UnknownKind = new(FailureKind.Invalid, "work.unknown_kind",
        "There is no job of this kind that you may start. GET /api/v1/work/kinds lists those there are.");

    /// <summary>The input does not have the kind's form.</summary>
    public static readonly Failure MalformedInput = new(FailureKind.Invalid, "work.malformed_input",
        "The input is missing, is not valid JSON, or has a field of the wrong type for this kind of job.");

    /// <summary>A field other than the input is out of range.</summary>
    public static readonly Failure MalformedRequest = new(FailureKind.Invalid, "work.malformed_request",
        "A field has the wrong form: names and keys are 1 to 200 characters, priority is 0 to 9.");

    /// <summary>Input or signal over the limit.</summary>
    public static readonly Failure PayloadTooLarge = new(FailureKind.TooLarge, "work.payload_too_large",
        "The payload is larger than this kind of job takes. Store it elsewhere and pass its address.");

    /// <summary>The idempotency key was used for another input.</summary>
    public static readonly Failure KeyReused = new(FailureKind.Conflict, "work.idempotency_key_reused",
        "This idempotency key has started a run with another input. Use a new key.");

    /// <summary>The run has ended.</summary>
    public static readonly Failure RunFinished = new(FailureKind.Conflict, "work.run_finished", "The run has already ended.");

    /// <summary>Only failed and parked runs can be retried.</summary>
    public static readonly Failure NotRetryable = new(FailureKind.Conflict, "work.not_retryable",
        "Only a run that failed, parked or could not undo its work can be retried. Fork it instead.");

    /// <summary>No completed step of this name.</summary>
    public static readonly Failure NoSuchStep = new(FailureKind.Invalid, "work.no_such_step",
        "The run has recorded no step of this key and iteration.");

    /// <summary>A step's body threw.</summary>
    public static readonly Failure StepThrew = new(FailureKind.Unavailable, "work.step_threw", "A step failed unexpectedly; the log has the exception.");

    /// <summary>The job itself threw.</summary>
    public static readonly Failure JobThrew = new(FailureKind.Unavailable, "work.job_threw", "The job failed unexpectedly; the log has the exception.");

    /// <summary>One attempt took too long.</summary>
    public static readonly Failure StepTimedOut = new(FailureKind.Unavailable, "work.step_timed_out", "A step took longer than one attempt may.");

    /// <summary>The whole run took too long.</summary>
    public static readonly Failure DeadlineExceeded = new(FailureKind.Unavailable, "work.deadline_exceeded", "The run took longer than its deadline allows.");

    /// <summary>A result over the limit.</summary>
    public static readonly Failure OutputTooLarge = new(FailureKind.TooLarge, "work.output_too_large",
        "A result is larger than 1 MiB. Store it elsewhere and return its address.");

    /// <summary>Why a run is parked: somebody must ask the other side.</summary>
    public static readonly Failure OutcomeUnknown = new(FailureKind.Conflict, "work.outcome_unknown",
        "A step that must happen at most once was cut short, and nobody knows whether it took effect. Find out, then retry to run it, or cancel.");

    /// <summary>Why a run is parked: it makes its nodes fail.</summary>
    public static readonly Failure Poisoned = new(FailureKind.Unavailable, "work.poisoned",
        "The run lost its node several times in a row without completing a step. Retry when the cause is known.");

    /// <summary>Why a run is parked: this version of the program does not have its kind.</summary>
    public static readonly Failure KindGone = new(FailureKind.Unavailable, "work.kind_gone",
        "This version of the program does not know the kind of job. Retry on one that does.");

    /// <summary>Why a run is parked: the code no longer matches its records.</summary>
    public static readonly Failure RecordUnreadable = new(FailureKind.Conflict, "work.record_unreadable",
        "A recorded result does not have the form the job now expects; the job has changed. Fork the run from an earlier step.");

    /// <summary>The run was cancelled.</summary>
    public static readonly Failure Cancelled = new(FailureKind.Conflict, "work.cancelled", "The run was cancelled.");
}
