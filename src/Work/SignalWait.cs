namespace Maru.Work;

/// <summary>How a wait for a signal ended.</summary>
/// <param name="TimedOut">Whether the time limit passed first.</param>
/// <param name="Payload">The message's JSON, or null after the time limit.</param>
public sealed record SignalWait(bool TimedOut, string? Payload);
