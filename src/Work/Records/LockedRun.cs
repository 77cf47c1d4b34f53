using Maru.Kernel;

namespace Maru.Work.Records;

/// <summary>A run whose row this transaction has locked.</summary>
internal sealed class LockedRun
{
    public string Id { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Status { get; init; } = "";

    public string Phase { get; init; } = "";

    public long Epoch { get; init; }

    public long EventSeq { get; init; }

    public string? OwnerId { get; init; }

    public string? ParentId { get; init; }

    public RunStatus Now => WireName<RunStatus>.Parse(Status);
}
