namespace Maru.Work.Upkeep;

/// <summary>What the upkeep has done.</summary>
internal sealed record ForgottenRuns(long Runs);
