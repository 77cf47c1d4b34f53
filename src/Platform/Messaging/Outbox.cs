using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>Publishes events in the transaction of the change: both happen, or neither. Thread safe.</summary>
/// <param name="clock">Dates the event.</param>
/// <param name="signal">Wakes the dispatcher after the commit.</param>
public sealed class Outbox(TimeProvider clock, OutboxSignal signal)
{
    /// <summary>Stores the event; it is delivered after the commit, at least once, to every handler.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="tx">The transaction of the change.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task PublishAsync<TEvent>(Tx tx, TEvent happened, CancellationToken ct)
        where TEvent : IEvent
    {
        await tx.ExecuteAsync("""
            INSERT INTO platform_outbox (id, name, payload, occurred_at, available_at) VALUES (@id, @name, @payload, @at, @at)
            """,
            new
            {
                id = Id.New(clock),
                name = TEvent.Name,
                payload = JsonSerializer.Serialize(happened, EventJson.Options),
                at = clock.GetUtcNow(),
            },
            ct);
        tx.AfterCommit(signal.Wake);
    }
}
