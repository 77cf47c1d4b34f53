using System.Text.Json;
using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>Publishes the events of <see cref="Changes.Changing"/> in its transaction: both happen, or neither. Thread safe.</summary>
/// <param name="clock">Dates the event.</param>
/// <param name="signal">Wakes the dispatcher after the commit.</param>
public sealed class Outbox(TimeProvider clock, OutboxSignal signal)
{
    /// <summary>Stores the event when the transaction commits; it is delivered after that, at least once, to every handler.</summary>
    internal void Publish<TEvent>(Tx tx, TEvent happened)
        where TEvent : IEvent
    {
        tx.BeforeCommit(CommitStep.Events, RowOf(happened), StoreAsync);
        tx.AfterCommit(signal.Wake);
    }

    private static Task StoreAsync(Tx tx, IReadOnlyList<NewRow> rows, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO platform_outbox (id, name, payload, occurred_at, available_at) VALUES (@Id, @Name, @Payload, @At, @At)
        """, rows, ct);

    private NewRow RowOf<TEvent>(TEvent happened)
        where TEvent : IEvent =>
        new(Id.New(clock), TEvent.Name, JsonSerializer.Serialize(happened, EventJson.Options), clock.GetUtcNow());

    private sealed record NewRow(string Id, string Name, string Payload, DateTimeOffset At);
}
