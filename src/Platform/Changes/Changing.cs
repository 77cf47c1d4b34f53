using System.Diagnostics.CodeAnalysis;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Platform.Changes;

/// <summary>
/// A running change: its transaction, and what must happen together with it. What is requested here is written only when the transaction
/// commits, so it may be requested early or late; if the transaction is rolled back, none of it happens. Not thread safe.
/// </summary>
public sealed class Changing
{
    private readonly Outbox _outbox;
    private readonly IAuditTrail _audit;
    private readonly bool _decides;
    private readonly Action<Action> _try;
    private readonly SortedDictionary<string, ISnapshot> _changed = new(StringComparer.Ordinal);
    private Failure? _kept;
    private bool _isDropped;

    internal Changing(Tx tx, Outbox outbox, IAuditTrail audit, Action<Action> @try, bool decides) =>
        (Tx, _outbox, _audit, _try, _decides) = (tx, outbox, audit, @try, decides);

    /// <summary>The transaction. Stores accept it, or this object instead.</summary>
    public Tx Tx { get; }

    /// <summary>The snapshots that the commit changes, by name.</summary>
    internal IEnumerable<ISnapshot> Changed => _changed.Values;

    /// <summary>Whether the act has said what the audit log records about it.</summary>
    internal bool IsRecorded { get; private set; }

    /// <summary>Its transaction.</summary>
    /// <param name="changing">The change.</param>
    [SuppressMessage("Usage", "CA2225", Justification = "The property Tx is the other way.")]
    public static implicit operator Tx(Changing changing) => changing.Tx;

    /// <summary>Publishes the event: it is stored with the change, and delivered after it at least once to every handler.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="happened">What happened.</param>
    public void Publish<TEvent>(TEvent happened)
        where TEvent : IEvent => _outbox.Publish(Tx, happened);

    /// <summary>Adds a row to the audit log, in the same transaction. Every change has one, or says why not.</summary>
    /// <param name="entry">What is done.</param>
    public void Record(AuditEntry entry)
    {
        IsRecorded = true;
        _audit.Append(Tx, entry);
    }

    /// <summary>Says why this change leaves no row in the audit log.</summary>
    /// <param name="why">A sentence.</param>
    public void Unrecorded(string why)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        IsRecorded = true;
    }

    /// <summary>Loads the snapshots again, here and on every node, because the change affects their content.</summary>
    /// <param name="changed">The snapshots; repeating one has no effect. A queued snapshot is named by <c>queueOn</c> instead.</param>
    public void Refresh(params ReadOnlySpan<ISnapshot> changed)
    {
        foreach (var snapshot in changed)
        {
            if (_changed.TryAdd(snapshot.Name, snapshot))
            {
                Ensure(!snapshot.IsQueued, $"Changes of {snapshot.Name} queue: name it by queueOn where the change begins.");
                SnapshotVersion.BumpLast(Tx, snapshot.Name);
            }
        }
    }

    /// <summary>
    /// For an act that is refused but still writes: for example, that it was tried. It is committed although the answer is a failure.
    /// </summary>
    /// <param name="refused">The failure.</param>
    /// <returns>The same failure, to be returned; if the act returns another failure, it is rolled back.</returns>
    public Failure Keep(Failure refused)
    {
        EnsureDecides();
        return _kept = refused;
    }

    /// <summary>
    /// For an act that turns out to change nothing: the transaction is rolled back, the answer stays, and no record is required.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="noted">What the audit log records all the same: that somebody asked.</param>
    /// <returns>The same answer.</returns>
    public T Drop<T>(T answer, AuditEntry? noted = null)
    {
        EnsureDecides();
        _isDropped = true;
        if (noted is not null)
        {
            _audit.Note(noted);
        }

        return answer;
    }

    /// <summary>
    /// Runs after the commit: lines of the log, hints. Not for work that must happen; use events for that. An exception is logged and not
    /// passed on, because the change is committed and the caller must not repeat it.
    /// </summary>
    /// <param name="act">Short.</param>
    public void Afterwards(Action act) => Tx.AfterCommit(() => _try(act));

    /// <summary>Locks the snapshot's version row now, so that other acts that do the same run after this change.</summary>
    internal Task QueueAsync(ISnapshot snapshot, CancellationToken ct)
    {
        Ensure(snapshot.IsQueued, $"Changes of {snapshot.Name} do not queue, unless it says IsQueued where it is made.");
        _changed.Add(snapshot.Name, snapshot);
        return SnapshotVersion.BumpAsync(Tx, snapshot.Name, ct);
    }

    /// <summary>Whether the change is committed if its act gives this answer.</summary>
    internal bool Stands(Failure? failure) => !_isDropped && (failure is null || failure == _kept);

    private static void Ensure(bool isSo, string elseSaid)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(elseSaid);
        }
    }

    private void EnsureDecides() => Ensure(_decides, "Whether this transaction is committed is for somebody else to say, who began it.");
}
