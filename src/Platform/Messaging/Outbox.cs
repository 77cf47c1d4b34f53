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
        await StoreAsync(tx, [RowOf(happened)], ct);
        tx.AfterCommit(signal.Wake);
    }

    /// <summary>The same when the transaction commits, in the order of the calls.</summary>
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
