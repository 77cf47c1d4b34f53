namespace Maru.Work.Journal;

/// <summary>A move of a run by its holder: the event that tells of it, and what changes in the run's row.</summary>
/// <param name="Run">The claim.</param>
/// <param name="Event">The event's type.</param>
/// <param name="Data">The event's data.</param>
/// <param name="Set">The columns with their new values, as SQL sets them.</param>
/// <param name="Values">The parameters named there.</param>
internal sealed record RunMove(RunMark Run, string Event, string Data, string Set, object? Values = null);
