namespace Maru.Work;

/// <summary>How a run is started.</summary>
public sealed record StartTerms
{
    /// <summary>The account the run belongs to; null: the server's own.</summary>
    public string? OwnerId { get; init; }

    /// <summary>
    /// The same key with the same owner and kind returns the same run, or a conflict if the input differs. At most 200 characters.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>0–9, lower runs first; null: the kind's priority.</summary>
    public int? Priority { get; init; }

    /// <summary>When to begin; null: now.</summary>
    public DateTimeOffset? At { get; init; }

    internal string? ParentId { get; init; }
}
