namespace Maru.Work.Journal;

/// <summary>A claim on a run. Each claim raises the epoch, so a former holder's mark fits nothing any more.</summary>
internal sealed record RunMark(string Id, long Epoch);
