namespace Maru.Work.Records;

/// <summary>Which runs a list shows; null means any.</summary>
internal sealed record RunFilter(string? OwnerId, RunStatus? Status, string? Kind, string? Queue, bool DeadOnly);
