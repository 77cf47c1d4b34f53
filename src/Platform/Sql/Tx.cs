using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>
/// A writing transaction: one for each use case. Without a commit, dispose rolls it back; after a failed statement it cannot be committed.
/// </summary>
public sealed class Tx : Statements, IAsyncDisposable
{
    private readonly Db _db;
    private readonly DbConnection _connection;
    private readonly WriteTransaction _transaction;
    private SortedDictionary<CommitStep, Func<CancellationToken, Task>>? _beforeCommit;
    private List<Action>? _afterCommit;
    private List<System.Collections.IList>? _gathered;
    private Exception? _failed;
    private bool _disposed;

    internal Tx(Db db, DbConnection connection, WriteTransaction transaction, KeptConnection? kept)
        : base(db, connection, transaction.Ado) => (_db, _connection, _transaction, Kept) = (db, connection, transaction, kept);

    /// <summary>The kept connection with its prepared statements, if the transaction runs on one.</summary>
    internal KeptConnection? Kept { get; }

    /// <summary>Runs the acts requested before the commit, commits, then runs the acts requested after it.</summary>
    /// <param name="ct">Cancels the commit, unless it has already happened.</param>
    public async Task CommitAsync(CancellationToken ct)
    {
        foreach (var act in _beforeCommit?.Values ?? Enumerable.Empty<Func<CancellationToken, Task>>())
        {
            await act(ct);
        }

        EnsureOpen();
        try
        {
            await _transaction.CommitAsync(ct);
        }
        catch (Exception e)
        {
            _db.Health.Note(e);
            throw;
        }

        _db.Health.Wrote();
        _afterCommit?.ForEach(act => act());
    }

    /// <summary>
    /// Keeps <paramref name="item"/> until the transaction commits; then <paramref name="act"/> runs once in its step with all items kept
    /// for the step. For locks that many writers need and that must be held only for the length of a commit. An exception in the act fails
    /// the commit.
    /// </summary>
    /// <typeparam name="T">The type of the items; one for each step.</typeparam>
    /// <param name="step">When it runs among the others.</param>
    /// <param name="item">The item.</param>
    /// <param name="act">Writes the items, in this transaction; one act for each step.</param>
    public void BeforeCommit<T>(CommitStep step, T item, Func<Tx, IReadOnlyList<T>, CancellationToken, Task> act)
    {
        _beforeCommit ??= [];
        if (!_beforeCommit.TryGetValue(step, out var known))
        {
            _beforeCommit[step] = known = new Gathered<T>(this, [], act).RunAsync;
        }

        var items = ((Gathered<T>)known.Target!).Items;
        items.Add(item);
        (_gathered ??= []).Add(items);
    }

    /// <summary>Runs <paramref name="act"/> once the commit is durable: wake-up hints, never work that must happen.</summary>
    /// <param name="act">Short, and never throws.</param>
    public void AfterCommit(Action act) => (_afterCommit ??= []).Add(act);

    /// <summary>False after the database has rolled it back by itself.</summary>
    internal bool IsOpen => _transaction.IsOpen;

    /// <summary>Marks the beginning of a part of this transaction that may be rolled back alone.</summary>
    internal (int Before, int After) Mark() => (_gathered?.Count ?? 0, _afterCommit?.Count ?? 0);

    /// <summary>
    /// Drops the acts and failures since the mark, because their part was rolled back: what did not happen must not be reported.
    /// </summary>
    internal void ForgetSince((int Before, int After) mark)
    {
        _failed = null;
        while (_gathered?.Count > mark.Before)
        {
            _gathered[^1].RemoveAt(_gathered[^1].Count - 1);
            _gathered.RemoveAt(_gathered.Count - 1);
        }

        _afterCommit?.RemoveRange(mark.After, _afterCommit.Count - mark.After);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        try
        {
            await _transaction.DisposeAsync();
        }
        finally
        {
            await _db.EndAsync(Kept is null ? _connection : null);
        }
    }

    /// <inheritdoc />
    // SQLite rolls back a transaction by itself, for example when the disk is full. To continue after that would write only half of it.
    internal override void EnsureOpen()
    {
        if (!_transaction.IsOpen)
        {
            throw new SqliteException("An earlier failure has undone this transaction.", raw.SQLITE_ABORT, raw.SQLITE_ABORT_ROLLBACK);
        }

        if (_failed is not null)
        {
            throw new InvalidOperationException(
                "A statement of this transaction has failed, so it can only be undone. Code that catches the failure must stop there.",
                _failed);
        }
    }

    // After a failure PostgreSQL answers every further statement with an error, but a commit with a rollback that looks like success.
    // SQLite would continue. Some failures never reach the database, but there is no way to know which: a time-out or a cancellation may
    // have.
    private protected override void Failed(Exception e) => _failed ??= e;

    private sealed record Gathered<T>(Tx Tx, List<T> Items, Func<Tx, IReadOnlyList<T>, CancellationToken, Task> Act)
    {
        public Task RunAsync(CancellationToken ct) => Items.Count == 0 ? Task.CompletedTask : Act(Tx, Items, ct);
    }
}
