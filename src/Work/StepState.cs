namespace Maru.Work;

/// <summary>What is recorded of one attempt of a step.</summary>
public enum StepState
{
    /// <summary>Begun and not known to have ended; written only for effects that happen at most once.</summary>
    Started,

    /// <summary>Done; its result never changes.</summary>
    Completed,

    /// <summary>Failed; another attempt follows.</summary>
    FailedRetry,

    /// <summary>Failed for good.</summary>
    Failed,
}
