using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>Which calls; null means any.</summary>
internal sealed record CallFilter
{
    public string? OwnerId { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public Provider? Provider { get; init; }

    public string? Model { get; init; }

    public string? ClientKeyId { get; init; }

    public CallOutcome? Outcome { get; init; }

    public Operation? Operation { get; init; }

    public bool? Streamed { get; init; }

    public string? ErrorCode { get; init; }

    public string? TraceId { get; init; }

    public TimeSpan? MinLatency { get; init; }
}
