namespace Maru.Work.Journal;

/// <summary>
/// One thing a run waits for. <paramref name="Until"/> null: forever. <paramref name="Message"/>: the inbox name that ends it.
/// </summary>
internal sealed record RunWait(WaitReason For, Place Place, DateTimeOffset? Until, string? Message = null);
