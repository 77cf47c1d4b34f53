namespace Maru.Chain;

/// <summary>
/// One row of the audit log, as it is stored. The hash is computed from all fields except <see cref="Hash"/>, and from the hash of the row
/// before.
/// </summary>
public sealed record ChainRow
{
    /// <summary>The place in the chain: 1, 2, 3 … without gaps.</summary>
    public long Id { get; init; }

    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    public long At { get; init; }

    /// <summary>user, system, api, webhook, agent.</summary>
    public string ActorType { get; init; } = "";

    /// <summary>Who did it; null when nobody is known.</summary>
    public string? ActorId { get; init; }

    /// <summary>A verb.</summary>
    public string Action { get; init; } = "";

    /// <summary><c>module.plural</c>.</summary>
    public string Resource { get; init; } = "";

    /// <summary>Which one.</summary>
    public string? ResourceId { get; init; }

    /// <summary>As in the answer's status line.</summary>
    public int StatusCode { get; init; }

    /// <summary>A human's reason, or a refusal's code.</summary>
    public string? Reason { get; init; }

    /// <summary>What differs, as JSON text.</summary>
    public string? Changes { get; init; }

    /// <summary>Other facts, as JSON text.</summary>
    public string? Details { get; init; }

    /// <summary>The request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The W3C trace id.</summary>
    public string? TraceId { get; init; }

    /// <summary>The caller's address.</summary>
    public string? Ip { get; init; }

    /// <summary>The caller's own description of itself.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>The path, without the query.</summary>
    public string? Path { get; init; }

    /// <summary>The request's body, masked and cut, as JSON text.</summary>
    public string? RequestBody { get; init; }

    /// <summary>The answer in short.</summary>
    public string? ResponseSummary { get; init; }

    /// <summary>Milliseconds from the request's beginning until this row was made.</summary>
    public int? DurationMs { get; init; }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits; empty in a row that is not chained yet.</summary>
    public string Hash { get; init; } = "";
}
