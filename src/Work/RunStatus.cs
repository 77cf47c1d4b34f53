namespace Maru.Work;

/// <summary>Where a run stands.</summary>
/// <remarks>Legal moves between these are listed in <see cref="RunMoves"/>.</remarks>
public enum RunStatus
{
    /// <summary>Waits for a free place.</summary>
    Queued,

    /// <summary>A node works on it.</summary>
    Running,

    /// <summary>Waits for a time, a signal, a child or its next attempt; holds no place.</summary>
    Waiting,

    /// <summary>Ended with a result.</summary>
    Succeeded,

    /// <summary>Ended with a failure; nothing was to be undone.</summary>
    Failed,

    /// <summary>Ended with a failure; what had been done is undone.</summary>
    Compensated,

    /// <summary>Ended with a failure; something could not be undone and needs a person.</summary>
    CompensationFailed,

    /// <summary>Ended because somebody asked; what had been done is undone.</summary>
    Cancelled,

    /// <summary>Cannot go on by itself and needs a person.</summary>
    Parked,
}
