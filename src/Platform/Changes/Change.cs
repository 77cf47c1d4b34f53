using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Changes;

/// <summary>
/// The one way a use case changes something. The order is the same for all, because an act that takes locks in another order than the rest
/// can wait for them in a circle: the act with the rows it writes, its events, the versions of the snapshots it changes, by name, the audit
/// log and the commit; then the connection goes back, what changed comes into force in this process, and the caller is answered. Thread
/// safe.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="outbox">Takes the events.</param>
/// <param name="audit">Takes the record.</param>
/// <param name="gaps">Knows of changes that have none.</param>
/// <param name="log">Hears of a change that is committed and not yet in force.</param>
public sealed partial class Change(Db db, Outbox outbox, IAuditTrail audit, AuditGaps gaps, ILogger<Change> log)
{
    /// <summary>
    /// Runs the act in a transaction of its own and commits it. A failure undoes it, unless it is kept (<see cref="Changing.Keep"/>); so do
    /// an exception and <see cref="Changing.Drop"/>. Once committed it is in force: here before this returns, on other nodes within a
    /// second. Where loading it fails then, it is in force here too as soon as it can be loaded, and the answer is that it is done: told
    /// otherwise, the caller would do it again.
    /// </summary>
    /// <typeparam name="T">What the act answers.</typeparam>
    /// <param name="act">Writes, and says what it has done.</param>
    /// <param name="ct">Cancels it before the commit. What is committed comes into force all the same.</param>
    /// <param name="queueOn">
    /// A snapshot whose version row is taken first instead of late, so that the acts that name it run one after the other. It says of
    /// itself that it is such a one (<see cref="ISnapshot.IsQueued"/>), and all acts that change it must name it here.
    /// </param>
    public async Task<Outcome<T>> RunAsync<T>(Func<Changing, Task<Outcome<T>>> act, CancellationToken ct, ISnapshot? queueOn = null)
    {
        ArgumentNullException.ThrowIfNull(act);
        Outcome<T> outcome;
        Changing changing;
        await using (var tx = await db.BeginAsync(ct))
        {
            changing = new Changing(tx, outbox, audit, TryAfterwards, decides: true);
            if (queueOn is not null)
            {
                await changing.QueueAsync(queueOn, ct);
            }

            outcome = await act(changing);
            if (!changing.Stands(outcome.Failure))
            {
                return outcome;
            }

            if (!changing.IsRecorded)
            {
                gaps.AddOrThrow(NameOf(act));
            }

            await tx.CommitAsync(ct);
        }

        // Behind the transaction's end: loading needs a connection, and a pool full of committed transactions would wait for itself.
        // Not the caller's token: who hangs up now must not keep the old state alive.
        foreach (var snapshot in changing.Changed)
        {
            await BringIntoForceAsync(snapshot);
        }

        return outcome;
    }

    /// <summary>
    /// The same tools in a transaction that somebody else ends: of a handler, or a step of a job. What is published, recorded and refreshed
    /// is written when it commits, in the same order. The snapshots come into force here as on other nodes, within a second.
    /// </summary>
    /// <param name="tx">The transaction.</param>
    public Changing Within(Tx tx) => new(tx, outbox, audit, TryAfterwards, decides: false);

    private async Task BringIntoForceAsync(ISnapshot snapshot)
    {
        try
        {
            await snapshot.RefreshAsync(CancellationToken.None);
        }
        catch (Exception e)
        {
            LogNotInForce(log, e, snapshot.Name);
        }
    }

    private void TryAfterwards(Action act)
    {
        try
        {
            act();
        }
        catch (Exception e)
        {
            LogAfterwards(log, e, NameOf(act));
        }
    }

    [LoggerMessage(1091, LogLevel.Error, "A change of {UseCase} is committed, but what was to follow it failed")]
    private static partial void LogAfterwards(ILogger logger, Exception e, string useCase);

    [LoggerMessage(1090, LogLevel.Warning, "A change of {Snapshot} is committed and could not be loaded here; the next look loads it")]
    private static partial void LogNotInForce(ILogger logger, Exception e, string snapshot);

    // The use case: the type whose source the act stands in.
    private static string NameOf(Delegate act)
    {
        var type = act.Method.DeclaringType;
        while (type is { IsNested: true, Name: ['<', ..] })
        {
            type = type.DeclaringType;
        }

        return type?.Name ?? act.Method.Name;
    }
}
