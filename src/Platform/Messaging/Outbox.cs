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
    /// Stores the event when the transaction commits; it is delivered after that, at least once, to every handler, after earlier ones of
    /// its key. Two transactions that publish for one key at once, and do not wait for each other over what they change, leave their order
    /// open.
    /// </summary>
    internal void Publish<TEvent>(Tx tx, TEvent happened)
        where TEvent : IEvent
    {
        tx.BeforeCommit(CommitStep.Events, RowOf(happened), StoreAsync);
        tx.AfterCommit(signal.Wake);
    }

    // One row after the other. A place by what is there, not by a clock: the clocks of two nodes differ, and two events may share a
    // millisecond.
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
