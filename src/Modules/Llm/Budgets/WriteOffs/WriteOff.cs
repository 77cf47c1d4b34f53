namespace Maru.Modules.Llm.Budgets.WriteOffs;

/// <summary>Money a dead node had been granted and never reported. It counts as spent, since nobody can say that it was not.</summary>
internal sealed record WriteOff
{
    public required string Id { get; init; }

    public required string ClientKeyId { get; init; }

    /// <summary><c>2026-11</c>, UTC.</summary>
    public required string Month { get; init; }

    public required string NodeId { get; init; }

    public required long AmountMicros { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When an administrator gave it back; null while it counts as spent.</summary>
    public DateTimeOffset? GivenBackAt { get; init; }

    public string? GivenBackBy { get; init; }
}
