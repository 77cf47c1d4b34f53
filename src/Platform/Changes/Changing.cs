using System.Diagnostics.CodeAnalysis;
using Maru.Kernel;
using Maru.Platform.Auditing;
using Maru.Platform.Messaging;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Platform.Changes;

/// <summary>
/// A change under way: its transaction, and what is to happen with it. Nothing that is said here is written before the transaction
/// commits, so it may be said early or late; nothing of it happens when the transaction is undone. Not thread safe.
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

    /// <summary>The transaction. Stores take it, or this in its place.</summary>
    public Tx Tx { get; }

    /// <summary>What the commit changes, by name.</summary>
    internal IEnumerable<ISnapshot> Changed => _changed.Values;

    /// <summary>Whether it is said what the audit log has of it.</summary>
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

    /// <summary>Adds a row to the audit log, with the change or not at all. Every change has one, or says why not.</summary>
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

    /// <summary>Has the snapshots loaded again, here and on every node, because the change is of what they hold.</summary>
    /// <param name="changed">The snapshots; to name one twice is to name it once. One that is queued for is named by
    /// <c>queueOn</c>.</param>
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
    /// For an act that is refused, yet writes: that it was tried, who may not try again. It is committed although the answer is a failure.
    /// </summary>
    /// <param name="refused">The failure.</param>
    /// <returns>The same failure, to be answered; the act is undone when it answers another.</returns>
    public Failure Keep(Failure refused)
    {
        EnsureDecides();
        return _kept = refused;
    }

    /// <summary>
    /// For an act that turns out to change nothing: the transaction is undone, the answer stands and no record is asked for.
    /// </summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="answer">The answer.</param>
    /// <param name="noted">What the audit log has all the same: that somebody asked.</param>
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
    /// Runs it once the change is committed: lines of the log, hints. Not for work that must happen; that is what events are for. What it
    /// throws is logged: the change is made, and who asked for it must not do it again.
    /// </summary>
    /// <param name="act">Short.</param>
    public void Afterwards(Action act) => Tx.AfterCommit(() => _try(act));

    /// <summary>Takes the snapshot's version row now, so that others who do the same come after this change.</summary>
    internal Task QueueAsync(ISnapshot snapshot, CancellationToken ct)
    {
        Ensure(snapshot.IsQueued, $"Changes of {snapshot.Name} do not queue, unless it says IsQueued where it is made.");
        _changed.Add(snapshot.Name, snapshot);
        return SnapshotVersion.BumpAsync(Tx, snapshot.Name, ct);
    }

    /// <summary>Whether the change is committed when its act is answered so.</summary>
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
