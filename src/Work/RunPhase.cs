namespace Maru.Work;

/// <summary>
/// Which way a run goes. Beside the status, because a run that undoes its work is queued, running or waiting as any other.
/// </summary>
public enum RunPhase
{
    /// <summary>Works towards its result.</summary>
    Forward,

    /// <summary>Has failed and undoes its completed steps.</summary>
    Compensating,

    /// <summary>Was cancelled and undoes its completed steps.</summary>
    Cancelling,
}
