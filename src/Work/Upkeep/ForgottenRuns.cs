namespace Maru.Work.Upkeep;

/// <summary>The result of the upkeep.</summary>
internal sealed record ForgottenRuns(long Runs);
