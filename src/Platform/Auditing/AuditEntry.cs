using Maru.Contracts.Audit;
using Maru.Kernel;
using Maru.Platform.Http;

namespace Maru.Platform.Auditing;

/// <summary>
/// What a use case tells the audit log. Who asked, from where and in which request is added by the log itself. Before, After and
/// Details are any objects that serialise to JSON; what has a sensitive name or looks like a secret in them is masked, and only what
/// differs between Before and After is kept. Immutable.
/// </summary>
/// <param name="Action">A verb of <see cref="AuditActions"/>.</param>
/// <param name="Resource"><c>module.plural</c>, as on the path: <c>llm.api_keys</c>.</param>
/// <param name="ResourceId">Which one; null when there is no single one.</param>
public sealed record AuditEntry(string Action, string Resource, string? ResourceId = null)
{
    /// <summary>Who did it, when that is not who asked: the account a sign-in is for.</summary>
    public string? ActorId { get; init; }

    /// <summary>What sort of actor, when the request does not say it right.</summary>
    public ActorType? ActorType { get; init; }

    /// <summary>As in the answer: 200 when it was done, 4xx when it was refused, 5xx when it failed.</summary>
    public int StatusCode { get; init; } = 200;

    /// <summary>The human's reason, or a refusal's code; cut at 500 characters.</summary>
    public string? Reason { get; init; }

    /// <summary>The state before; null for what is new.</summary>
    public object? Before { get; init; }

    /// <summary>The state after; null for what is gone.</summary>
    public object? After { get; init; }

    /// <summary>Facts that are no state: counts, a ticket, an approver.</summary>
    public object? Details { get; init; }

    /// <summary>What was answered, in brief; cut at 500 characters. A row that is written with its change cannot know it.</summary>
    public string? ResponseSummary { get; init; }

    /// <summary>The same entry for an attempt that was refused.</summary>
    /// <param name="failure">The refusal; its code becomes the reason unless there is one.</param>
    public AuditEntry RefusedFor(Failure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return this with { StatusCode = Problem.StatusOf(failure.Kind), Reason = Reason ?? failure.Code };
    }
}
