namespace Maru.Contracts.Identity;

/// <summary>What somebody wants of the assistant, as classified before any agent runs.</summary>
public enum Intent
{
    /// <summary>How a value stands.</summary>
    Check,

    /// <summary>How a value has moved.</summary>
    Trend,

    /// <summary>Values side by side.</summary>
    Compare,

    /// <summary>Going on with the conversation.</summary>
    Continue,

    /// <summary>Asking back, and whatever was not understood.</summary>
    Clarify,

    /// <summary>Ending the conversation.</summary>
    Stop,

    /// <summary>The best and the worst.</summary>
    Rank,

    /// <summary>Why it is so.</summary>
    FindCause,

    /// <summary>What is out of the ordinary.</summary>
    DetectAnomaly,

    /// <summary>What will be.</summary>
    Predict,

    /// <summary>What would be.</summary>
    WhatIf,

    /// <summary>A written report.</summary>
    Report,

    /// <summary>Telling others.</summary>
    Notify,

    /// <summary>Changing the system itself.</summary>
    System,
}
