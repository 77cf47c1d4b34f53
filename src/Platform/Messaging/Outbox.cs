using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>Publishes events in the transaction of the change: both happen, or neither. Thread safe.</summary>
/// <param name="clock">Dates the event.</param>
/// <param name="signal">Wakes the dispatcher after the commit.</param>
public sealed class Outbox(TimeProvider clock, OutboxSignal signal)
{
    /// <summary>
    /// Stores the event; it is delivered after the commit, at least once, to every handler, after earlier ones of its key. Two transactions
    /// that publish for one key at once, and do not wait for each other over what they change, leave their order open.
    /// </summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task PublishAsync<TEvent>(Tx tx, TEvent happened, CancellationToken ct)
        where TEvent : IEvent
    {
        // A place by what is there, not by a clock: the clocks of two nodes differ, and two events may share a millisecond.
        await tx.ExecuteAsync("""
            INSERT INTO platform_outbox (id, name, payload, occurred_at, available_at, ordering_key, place)
            VALUES (@id, @name, @payload, @at, @at, @key,
                COALESCE((SELECT MAX(place) FROM platform_outbox WHERE ordering_key = @key AND delivered_at IS NULL), 0) + 1)
            """,
            new
            {
                id = Id.New(clock),
                name = TEvent.Name,
                payload = JsonSerializer.Serialize(happened, EventJson.Options),
                at = clock.GetUtcNow(),
                key = happened.OrderingKey,
            },
            ct);
        tx.AfterCommit(signal.Wake);
    }
}
