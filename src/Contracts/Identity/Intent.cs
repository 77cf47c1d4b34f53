namespace Maru.Contracts.Identity;

/// <summary>What somebody wants of the assistant, as classified before any agent runs.</summary>
public enum Intent
{
    /// <summary>The present value.</summary>
    Check,

    /// <summary>How a value has changed.</summary>
    Trend,

    /// <summary>Values side by side.</summary>
    Compare,

    /// <summary>Going on with the conversation.</summary>
    Continue,

    /// <summary>Asking back, also for everything that was not understood.</summary>
    Clarify,

    /// <summary>Ending the conversation.</summary>
    Stop,

    /// <summary>The best and the worst.</summary>
    Rank,

    /// <summary>The cause of something.</summary>
    FindCause,

    /// <summary>What is out of the ordinary.</summary>
    DetectAnomaly,

    /// <summary>What will happen.</summary>
    Predict,

    /// <summary>What would happen if something changed.</summary>
    WhatIf,

    /// <summary>A written report.</summary>
    Report,

    /// <summary>Telling others.</summary>
    Notify,

    /// <summary>Changing the system itself.</summary>
    System,
}
