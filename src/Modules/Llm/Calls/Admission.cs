using Maru.Contracts.Identity;
using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Budgets.Limits;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// The answer to "may this call begin": one object a call, complete when it is handed out. Settle it once, whether it was granted or not.
/// </summary>
internal sealed record Admission
{
    /// <summary>Why the call may not begin; null when it may.</summary>
    public GatewayError? Error { get; set; }

    /// <summary>For the x-ratelimit headers.</summary>
    public LimitDecision Limits { get; init; }

    public required ClientKey Key { get; init; }

    /// <summary>Null only for calls refused before a route was found.</summary>
    public ProviderRoute? Route { get; init; }

    public Operation Operation { get; init; }

    public CallStart Start { get; init; }

    public Reservation Reservation { get; set; }

    /// <summary>Output tokens the reservation is for.</summary>
    public int CoveredOutputTokens { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>TimeProvider timestamp of the request's arrival.</summary>
    public long StartedAt { get; init; }
}
