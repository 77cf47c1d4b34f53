using Maru.Kernel;
using Maru.Platform.Changes;

namespace Maru.Platform.Messaging;

/// <summary>
/// Sends a parked event again, with the full number of attempts; handlers that have received it do not get it again. Failures:
/// <c>messaging.no_such_parked_event</c>. Thread safe.
/// </summary>
internal sealed class SendEventAgain(Change change, OutboxSignal signal, TimeProvider clock)
{
    public Task<Outcome<Nothing>> RunAsync(string id, CancellationToken ct) => change.RunAsync<Nothing>(
        async tx =>
        {
            if (!Id.IsWellFormed(id) || await ParkedEventTable.LockAsync(tx, id, ct) is not { } parked)
            {
                return MessagingFailures.NoSuchParkedEvent;
            }

            await ParkedEventTable.SendAgainAsync(tx, id, clock.GetUtcNow(), ct);
            tx.Record(EventAudit.Entry("send_again", parked));
            tx.Afterwards(signal.Wake);
            return default(Nothing);
        },
        ct);
}
