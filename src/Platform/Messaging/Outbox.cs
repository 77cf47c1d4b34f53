using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>Publishes the events of <see cref="Changes.Changing"/> in its transaction: both happen, or neither. Thread safe.</summary>
/// <param name="clock">Dates the event.</param>
/// <param name="signal">Wakes the dispatcher after the commit.</param>
public sealed class Outbox(TimeProvider clock, OutboxSignal signal)
{
    /// <summary>
    /// Stores the event when the transaction commits. After that it is delivered at least once to every handler, after earlier events of
    /// its key. If two transactions publish for one key at the same time and do not lock a common row, the order of their events is not
    /// defined.
    /// </summary>
    internal void Publish<TEvent>(Tx tx, TEvent happened)
        where TEvent : IEvent
    {
        tx.BeforeCommit(CommitStep.Events, RowOf(happened), StoreAsync);
        tx.AfterCommit(signal.Wake);
    }

    // One row after the other. The place comes from the existing rows, not from a clock: the clocks of two nodes differ, and two events
    // may be in the same millisecond.
    private static Task StoreAsync(Tx tx, IReadOnlyList<NewRow> rows, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO platform_outbox (id, name, payload, occurred_at, available_at, ordering_key, place)
        VALUES (@Id, @Name, @Payload, @At, @At, @Key,
            COALESCE((SELECT MAX(place) FROM platform_outbox WHERE ordering_key = @Key AND delivered_at IS NULL), 0) + 1)
        """, rows, ct);

    private NewRow RowOf<TEvent>(TEvent happened)
        where TEvent : IEvent =>
        new(Id.New(clock), TEvent.Name, JsonSerializer.Serialize(happened, EventJson.Options), clock.GetUtcNow(), happened.OrderingKey);

    private sealed record NewRow(string Id, string Name, string Payload, DateTimeOffset At, string? Key);
}
