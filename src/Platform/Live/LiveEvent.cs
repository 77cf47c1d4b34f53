namespace Maru.Platform.Live;

/// <summary>One event of a topic.</summary>
/// <param name="Seq">Its number within the topic, from 1 without a gap.</param>
/// <param name="Type">What happened, in the form <c>step.completed</c>.</param>
/// <param name="Data">A JSON object.</param>
/// <param name="At">When it happened.</param>
public sealed record LiveEvent(long Seq, string Type, string Data, DateTimeOffset At);
