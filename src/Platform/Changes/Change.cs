using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Changes;

/// <summary>
/// The one way a use case changes something. The order is the same for all, because acts that take locks in different orders can cause a
/// deadlock: the act with the rows it writes, its events, the versions of the snapshots it changes, by name, the audit log and the commit;
/// then the connection is released, the change takes effect in this process, and the caller is answered. Thread safe.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="outbox">Stores the events.</param>
/// <param name="audit">Stores the record.</param>
/// <param name="gaps">Counts changes without a record.</param>
/// <param name="log">Gets an entry for a change that is committed but not yet in force.</param>
public sealed partial class Change(Db db, Outbox outbox, IAuditTrail audit, AuditGaps gaps, ILogger<Change> log)
{
    /// <summary>
    /// Runs the act in its own transaction and commits it. A failure rolls it back, unless it is kept (<see cref="Changing.Keep"/>); so do
    /// an exception and <see cref="Changing.Drop"/>. A committed change is in force: on this node before this method returns, on other
    /// nodes within a second. If the snapshots cannot be loaded afterwards, the change takes effect on this node as soon as they can. The
    /// answer is still success, because after an error the caller would repeat the change.
    /// </summary>
    /// <typeparam name="T">The act's answer.</typeparam>
    /// <param name="act">Writes, and reports what it has done.</param>
    /// <param name="ct">Cancels it before the commit. A committed change takes effect all the same.</param>
    /// <param name="queueOn">
    /// A snapshot whose version row is locked first instead of late, so that the acts that name it run one after the other. The snapshot
    /// must declare this (<see cref="ISnapshot.IsQueued"/>), and all acts that change it must name it here.
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

        // After the transaction has ended: loading needs a connection, and a pool full of committed transactions would wait for itself.
        // The caller's token is not used: a caller who disconnects now must not keep the old state in memory.
        foreach (var snapshot in changing.Changed)
        {
            await BringIntoForceAsync(snapshot);
        }

        return outcome;
    }

    /// <summary>
    /// The same tools in a transaction that other code ends: of a handler, or a step of a job. Events, records and refreshes are written
    /// when it commits, in the same order. Changed snapshots are loaded within a second, on this node as on others.
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

    [LoggerMessage(1090, LogLevel.Warning, "A change of {Snapshot} is committed but could not be loaded here; the next poll loads it")]
    private static partial void LogNotInForce(ILogger logger, Exception e, string snapshot);

    // The use case: the type that contains the act's source.
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
