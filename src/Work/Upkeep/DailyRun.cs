namespace Maru.Work.Upkeep;

/// <summary>A kind that is started once a day, by whichever node comes first.</summary>
/// <param name="Kind">The kind; its input is <see cref="NoInput"/>.</param>
internal sealed record DailyRun(string Kind);
