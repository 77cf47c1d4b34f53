using Microsoft.AspNetCore.Builder;

namespace Maru.Platform.Auditing;

/// <summary>Declares for an endpoint what the audit log records about it.</summary>
public static class AuditConventions
{
    /// <summary>
    /// For an endpoint with a method other than GET that changes nothing, or nothing worth a row. Without this, such an endpoint must
    /// append to the log whenever it succeeds; <c>maru.audit.gaps</c> counts requests that did not.
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint's builder.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">A sentence.</param>
    public static TBuilder LeavesNoAuditRow<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Unaudited(why));

    /// <summary>
    /// For an endpoint whose body must not be in the audit log, because it contains people's texts or personal data. The log's rows cannot
    /// be erased, and masking recognises secrets but not private matters.
    /// </summary>
    /// <typeparam name="TBuilder">The endpoint's builder, or a group's.</typeparam>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="why">A sentence.</param>
    public static TBuilder KeepsBodyOutOfAudit<TBuilder>(this TBuilder endpoint, string why)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BodyKeptOut(why));
}
