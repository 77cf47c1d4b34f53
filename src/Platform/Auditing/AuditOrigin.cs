using Maru.Contracts.Audit;

namespace Maru.Platform.Auditing;

/// <summary>Who asks, from where, in which request. Immutable.</summary>
/// <param name="ActorType">What sort of actor.</param>
/// <param name="ActorId">The account or key; null when nobody is known.</param>
/// <param name="RequestId">Of this one request; null outside a request.</param>
/// <param name="TraceId">The W3C trace id, as in <c>x-request-id</c>; several requests may share it.</param>
/// <param name="Ip">The address of the caller.</param>
/// <param name="UserAgent">The caller's own description of itself, as sent.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, without the query.</param>
public sealed record AuditOrigin(
    ActorType ActorType, string? ActorId, string? RequestId, string? TraceId, string? Ip, string? UserAgent, string? Method, string? Path)
{
    /// <summary>
    /// The JSON that a known caller sent, unchanged; null if there is none, if it is large, or if the endpoint keeps it out of the log.
    /// </summary>
    public string? RequestBody { get; init; }

    /// <summary>The time since the request began; null outside a request.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>The server itself, outside any request.</summary>
    public static AuditOrigin OfSystem { get; } = new(ActorType.System, null, null, null, null, null, null, null);
}
