namespace Maru.Work;

/// <summary>The effect of running a step's body twice.</summary>
public enum StepEffect
{
    /// <summary>None, with the same idempotency key: an interrupted body is simply run again.</summary>
    Idempotent,

    /// <summary>Harmful. The start is recorded before the body runs; an interrupted body is not simply run again.</summary>
    AtMostOnce,
}
