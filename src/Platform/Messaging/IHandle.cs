using Maru.Kernel;
using Maru.Platform.Sql;

namespace Maru.Platform.Messaging;

/// <summary>
/// A reaction to an event, named <c>When…</c>. It runs in a transaction together with its inbox row, so that its effect in the database
/// happens once although delivery is at least once.
/// </summary>
/// <typeparam name="TEvent">The event.</typeparam>
public interface IHandle<in TEvent>
    where TEvent : IEvent
{
    /// <summary>Does the work. A thrown exception undoes it and means: deliver again later.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="tx">The transaction to work in; committed by the dispatcher.</param>
    /// <param name="ct">Cancels the attempt.</param>
    Task HandleAsync(TEvent happened, Tx tx, CancellationToken ct);
}
