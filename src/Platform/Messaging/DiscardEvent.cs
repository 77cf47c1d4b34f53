using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>
/// Gives a parked event up, so that what waits behind it goes on; handlers that have not had it never will. Failures:
/// <c>messaging.no_such_parked_event</c>, <c>messaging.reason_required</c>. Thread safe.
/// </summary>
internal sealed class DiscardEvent(Db db, IAuditTrail audit, OutboxSignal signal, TimeProvider clock)
{
    private const int LongestReason = 500;

    public async Task<Outcome<Nothing>> RunAsync(string id, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim();
        if (why is not { Length: > 0 and <= LongestReason })
        {
            return MessagingFailures.ReasonRequired;
        }

        await using var tx = await db.BeginAsync(ct);
        if (!Id.IsWellFormed(id) || await ParkedEventTable.LockAsync(tx, id, ct) is not { } parked)
        {
            return MessagingFailures.NoSuchParkedEvent;
        }

        await ParkedEventTable.DiscardAsync(tx, id, clock.GetUtcNow(), ct);
        await audit.AppendAsync(tx, EventAudit.Entry("discard", parked) with { Reason = why }, ct);
        tx.AfterCommit(signal.Wake);
        await tx.CommitAsync(ct);
        return default(Nothing);
    }
}
