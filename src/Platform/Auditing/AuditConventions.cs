using Microsoft.AspNetCore.Builder;

namespace Maru.Platform.Auditing;

/// <summary>Says on an endpoint what the audit log has of it.</summary>
public static class AuditConventions
{
    /// <summary>
    /// An endpoint with a method other than GET that changes nothing, or nothing worth a row. Without this, such an endpoint must append
    /// to the log whenever it succeeds; <c>maru.audit.gaps</c> counts those that did not.
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">A sentence.</param>
    public static TBuilder LeavesNoAuditRow<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Unaudited(why));

    /// <summary>
    /// An endpoint whose body must not stand in the audit log: it holds what people write, or what is theirs. The log's rows cannot be
    /// erased, and masking knows secrets, not private matters.
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint's builder, or a group's.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">A sentence.</param>
    public static TBuilder KeepsBodyOutOfAudit<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyKeptOut(why));
}
