namespace Maru.Work;

/// <summary>How a run is started.</summary>
public sealed record StartTerms
{
    /// <summary>The account the run belongs to; null: the server's own.</summary>
    public string? OwnerId { get; init; }

    /// <summary>
    /// The same key of the same owner and kind gives the same run, and a conflict when the input differs. At most 200 characters.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>0–9, lower goes first; null: as the kind says.</summary>
    public int? Priority { get; init; }

    /// <summary>When to begin; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    internal string? ParentId { get; init; }
}
