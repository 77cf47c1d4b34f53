namespace Maru.Platform.Live;

/// <summary>The last event of a topic.</summary>
/// <param name="Id">The second half of the topic.</param>
/// <param name="Seq">The number of its last event; 0 when it has none.</param>
/// <param name="End">A JSON object that says how it ended; null while more events may come.</param>
public sealed record LiveTip(string Id, long Seq, string? End);
