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

    /// <summary>Not before this instant; in microseconds.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Text that is somewhere in the entry, ignoring case.</summary>
    public string? Text { get; init; }

    /// <summary>The filter as the log itself may store it: the searched text may be a person's name.</summary>
    public AuditFilter Kept() => this with { Text = Text is null ? null : "…" };

    /// <summary>Whether a range of time is the only condition.</summary>
    public bool IsTimeOnly => (From ?? To) is not null && this == new AuditFilter { From = From, To = To };

    /// <summary>Whether the counters have the answer: they do not count by object or by text.</summary>
    public bool IsCounted => ResourceId is null && Text is null;
}
