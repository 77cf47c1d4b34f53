using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// One call, as it is kept. Made once on the request's path, so it holds references and numbers only; the rest is made by the writer.
/// </summary>
internal sealed class CallRecord
{
    public const int ContentLimit = 64 * 1024;

    /// <summary>Empty until the writer names it.</summary>
    public string Id { get; set; } = "";

    /// <summary>Admission; decides the day and the budget's month.</summary>
    public required DateTimeOffset At { get; init; }

    public required string ClientKeyId { get; init; }

    public required string OwnerId { get; init; }

    public required Operation Operation { get; init; }

    public required string ModelAsked { get; init; }

    /// <summary>Null when the call was refused before a route was found.</summary>
    public Provider? Provider { get; init; }

    public string? Model { get; init; }

    public string? ApiKeyId { get; init; }

    public long? PolicyVersion { get; init; }

    public TokenUsage Usage { get; init; }

    public UsageSource UsageSource { get; init; }

    /// <summary>What the call cost its key; null when the price or the usage is unknown.</summary>
    public long? CostMicros { get; init; }

    public string? PriceId { get; init; }

    /// <summary>Whether the cost was spent out of a budget lease of this node.</summary>
    public bool Leased { get; init; }

    public long? TimeToFirstByteMicros { get; init; }

    public long LatencyMicros { get; init; }

    public CallOutcome Outcome { get; init; }

    public int Status { get; init; }

    public string? ErrorCode { get; init; }

    /// <summary>What the client was told, without secrets.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The field at fault.</summary>
    public string? ErrorParam { get; init; }

    /// <summary>What of the request was changed for the model, as the client was told.</summary>
    public string? Adjusted { get; init; }

    /// <summary>Searches of the web the provider charges.</summary>
    public int Searches { get; init; }

    public bool Streamed { get; init; }

    public string? TraceId { get; init; }

    /// <summary>Only when the operator turned it on; sealed before it is stored.</summary>
    public CallContent? Content { get; init; }
}
