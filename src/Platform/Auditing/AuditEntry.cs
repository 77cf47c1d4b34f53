using Maru.Contracts.Audit;
using Maru.Kernel;
using Maru.Platform.Http;

namespace Maru.Platform.Auditing;

/// <summary>
/// What a use case reports to the audit log. The log itself adds who asked, from where and in which request. Before, After and Details are
/// any objects that serialise to JSON; values that have a sensitive name or look like a secret are masked, and only the difference between
/// Before and After is stored. Immutable.
/// </summary>
/// <param name="Action">A verb of <see cref="AuditActions"/>.</param>
/// <param name="Resource"><c>module.plural</c>, as on the path: <c>llm.api_keys</c>.</param>
/// <param name="ResourceId">Which one; null when there is no single one.</param>
public sealed record AuditEntry(string Action, string Resource, string? ResourceId = null)
{
    /// <summary>Who did it, if this is not the caller: the account that signs in.</summary>
    public string? ActorId { get; init; }

    /// <summary>The kind of actor, if the request does not tell it correctly.</summary>
    public ActorType? ActorType { get; init; }

    /// <summary>As in the answer: 200 when it was done, 4xx when it was refused, 5xx when it failed.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The person's reason, or a refusal's code; cut at 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The state before; null for what is new.</summary>
    public object? Before { get; init; }

    /// <summary>The state after; null for something deleted.</summary>
    public object? After { get; init; }

    /// <summary>Facts that are not part of the state: counts, a ticket, an approver.</summary>
    public object? Details { get; init; }

    /// <summary>The answer in short; cut at 500 characters. A row that is written together with its change cannot contain it.</summary>
    public string? ResponseSummary { get; init; }

    /// <summary>The same entry for an attempt that was refused.</summary>
    /// <param name="failure">The refusal; its code becomes the reason unless there is one.</param>
    public AuditEntry RefusedFor(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return this with { StatusCode = Problem.StatusOf(failure.Kind), Reason = Reason ?? failure.Code };
    }
}
