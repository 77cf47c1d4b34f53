using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Microsoft.AspNetCore.Mvc;

namespace Maru.Modules.Llm.Calls.History;

/// <summary>Which calls a query asks for, as it came.</summary>
internal sealed record CallFilterQuery
{
    /// <summary>Only calls that began at this instant or later.</summary>
    [FromQuery(Name = "from")]
    public DateTimeOffset? From { get; init; }

    /// <summary>Only calls that began before this instant.</summary>
    [FromQuery(Name = "to")]
    public DateTimeOffset? To { get; init; }

    /// <summary>Only calls this provider answered.</summary>
    [FromQuery(Name = "provider")]
    public string? Provider { get; init; }

    /// <summary>Only calls this model answered, by the provider's name for it.</summary>
    [FromQuery(Name = "model")]
    public string? Model { get; init; }

    /// <summary>Only calls made with this client key.</summary>
    [FromQuery(Name = "client_key_id")]
    public string? ClientKeyId { get; init; }

    /// <summary>Only calls with this outcome.</summary>
    [FromQuery(Name = "outcome")]
    public string? Outcome { get; init; }

    /// <summary>Only calls for this operation.</summary>
    [FromQuery(Name = "operation")]
    public string? Operation { get; init; }

    /// <summary>Only calls whose answer was streamed, or only those whose was not.</summary>
    [FromQuery(Name = "streamed")]
    public bool? Streamed { get; init; }

    /// <summary>Only calls that were refused or failed with this code.</summary>
    [FromQuery(Name = "error_code")]
    public string? ErrorCode { get; init; }

    /// <summary>Only calls of this trace, which answers carry and logs name.</summary>
    [FromQuery(Name = "trace_id")]
    public string? TraceId { get; init; }

    /// <summary>Only calls that took this long or longer, in milliseconds.</summary>
    [FromQuery(Name = "min_latency_ms")]
    public int? MinLatencyMs { get; init; }

    /// <param name="ownerId">Whose calls, or null for anyone's.</param>
    public Outcome<CallFilter> Parse(string? ownerId)
    {
        var faults = new QueryFaults();
        faults.Range("from", From, "to", To);
        return faults.Or(new CallFilter
        {
            OwnerId = ownerId,
            From = From,
            To = To,
            Provider = faults.Named<Provider>("provider", Provider),
            Model = Model,
            ClientKeyId = ClientKeyId,
            Outcome = faults.Named<CallOutcome>("outcome", Outcome),
            Operation = faults.Named<Operation>("operation", Operation),
            Streamed = Streamed,
            ErrorCode = ErrorCode,
            TraceId = TraceId,
            MinLatency = faults.Within("min_latency_ms", MinLatencyMs, least: 0) is { } least ? TimeSpan.FromMilliseconds(least) : null,
        });
    }
}
