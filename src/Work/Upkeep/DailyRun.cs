namespace Maru.Work.Upkeep;

/// <summary>A kind that is started once a day, on the node that is first.</summary>
/// <param name="Kind">The kind; its input is <see cref="NoInput"/>.</param>
internal sealed record DailyRun(string Kind);
