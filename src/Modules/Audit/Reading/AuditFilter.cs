namespace Maru.Modules.Audit.Reading;

/// <summary>Which entries; null means any.</summary>
internal sealed record AuditFilter
{
    public string? UserId { get; init; }

    public string? Action { get; init; }

    public string? Resource { get; init; }

    public string? ResourceId { get; init; }

    public int? StatusCode { get; init; }

    public AuditStatus? Status { get; init; }

    /// <summary>Not before; as fine as a microsecond.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Stands somewhere in the entry, without regard to case.</summary>
    public string? Text { get; init; }

    /// <summary>The filter as the log itself may keep it: what was searched for may be somebody's name.</summary>
    public AuditFilter Kept() => this with { Text = Text is null ? null : "…" };

    /// <summary>Whether there is a range of time and no other condition.</summary>
    public bool IsTimeOnly => (From ?? To) is not null && this == new AuditFilter { From = From, To = To };

    /// <summary>Whether the counters know the answer: they are not kept by object or by word.</summary>
    public bool IsCounted => ResourceId is null && Text is null;
}
