namespace Maru.LlmSimulator.Faults;

internal enum FaultKind
{
    None,

    /// <summary>The vendor's error object with a chosen status.</summary>
    Status,

    /// <summary>As Status for the first requests of a model, then ordinary answers.</summary>
    StatusThenOk,

    /// <summary>429 that no retry cures.</summary>
    Quota,

    /// <summary>400: the prompt does not fit the model.</summary>
    Context,

    Timeout,
    Abort,
    Cut,

    /// <summary>A stream that ends cleanly but too early: no finish chunk, no end mark.</summary>
    NoEnd,

    /// <summary>An error object inside a stream that began well.</summary>
    InBand,

    Garbage,
    Drip,
    Huge,
    Html,
    Empty,
}
