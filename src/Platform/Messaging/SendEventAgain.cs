using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>
/// Sends a parked event again, with all its attempts; handlers that have had it do not get it again. Failures:
/// <c>messaging.no_such_parked_event</c>. Thread safe.
/// </summary>
internal sealed class SendEventAgain(Db db, IAuditTrail audit, OutboxSignal signal, TimeProvider clock)
{
    public async Task<Outcome<Nothing>> RunAsync(string id, CancellationToken ct)
    {
        await using var tx = await db.BeginAsync(ct);
        if (!Id.IsWellFormed(id) || await ParkedEventTable.LockAsync(tx, id, ct) is not { } parked)
        {
            return MessagingFailures.NoSuchParkedEvent;
        }

        await ParkedEventTable.SendAgainAsync(tx, id, clock.GetUtcNow(), ct);
        await audit.AppendAsync(tx, EventAudit.Entry("send_again", parked), ct);
        tx.AfterCommit(signal.Wake);
        await tx.CommitAsync(ct);
        return default(Nothing);
    }
}
