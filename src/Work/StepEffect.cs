namespace Maru.Work;

/// <summary>What running a step's body twice would do.</summary>
public enum StepEffect
{
    /// <summary>Nothing more, given the same idempotency key: a body cut short is simply run again.</summary>
    Idempotent,

    /// <summary>Harm. The start is recorded before the body; a body cut short is never run again blindly.</summary>
    AtMostOnce,
}
