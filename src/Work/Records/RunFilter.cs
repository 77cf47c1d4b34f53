namespace Maru.Work.Records;

/// <summary>Which runs a list shows; null is any. <paramref name="Before"/>: the last id of the page before.</summary>
internal sealed record RunFilter(string? OwnerId, RunStatus? Status, string? Kind, string? Queue, bool DeadOnly, string? Before);
