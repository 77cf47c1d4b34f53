using Maru.Kernel;
using Maru.Platform.Changes;

namespace Maru.Platform.Messaging;

/// <summary>
/// Gives up a parked event, so that the events waiting behind it are delivered; handlers that have not received it never will. Failures:
/// <c>messaging.no_such_parked_event</c>, <c>messaging.reason_required</c>. Thread safe.
/// </summary>
internal sealed class DiscardEvent(Change change, OutboxSignal signal, TimeProvider clock)
{
    private const int LongestReason = 500;

    public async Task<Outcome<Nothing>> RunAsync(string id, string? reason, CancellationToken ct)
    {
        var why = reason?.Trim();
        if (why is not { Length: > 0 and <= LongestReason })
        {
            return MessagingFailures.ReasonRequired;
        }

        return await change.RunAsync<Nothing>(
            async tx =>
            {
                if (!Id.IsWellFormed(id) || await ParkedEventTable.LockAsync(tx, id, ct) is not { } parked)
                {
                    return MessagingFailures.NoSuchParkedEvent;
                }

                await ParkedEventTable.DiscardAsync(tx, id, clock.GetUtcNow(), ct);
                tx.Record(EventAudit.Entry("discard", parked) with { Reason = why });
                tx.Afterwards(signal.Wake);
                return default(Nothing);
            },
            ct);
    }
}
