using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>
/// A writing transaction: one a use case. What is not committed is undone on dispose, and once a statement has failed nothing can be.
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

    /// <summary>On a connection that somebody keeps: where its prepared statements are.</summary>
    internal KeptConnection? Kept { get; }

    /// <summary>Runs what was asked for before the commit, makes everything durable, then runs what was asked for after it.</summary>
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
    /// Keeps <paramref name="item"/> for one <paramref name="act"/> that runs when the transaction commits, in its step, with everything
    /// that was kept for this step: for locks that many writers need and that must be held for the length of a commit only. What it throws
    /// fails the commit.
    /// </summary>
    /// <typeparam name="T">What is kept; one type a step.</typeparam>
    /// <param name="step">When it runs among the others.</param>
    /// <param name="item">The item.</param>
    /// <param name="act">Writes the items, in this transaction; one act a step.</param>
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

    /// <summary>False once the database has undone it by itself.</summary>
    internal bool IsOpen => _transaction.IsOpen;

    /// <summary>Where a part of this transaction begins that may be undone alone.</summary>
    internal (int Before, int After) Mark() => (_gathered?.Count ?? 0, _afterCommit?.Count ?? 0);

    /// <summary>
    /// Forgets what was asked for since the mark, and what failed, its part having been undone: nothing that did not happen is told of.
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
    // SQLite undoes a transaction by itself when the disk is full and the like. To go on after that would write half of it.
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

    // PostgreSQL answers everything that follows with an error, but a commit with a rollback that looks like success. SQLite would go on.
    // Not every failure has reached the database, but which did is not told: a time limit or a cancellation may have.
    private protected override void Failed(Exception e) => _failed ??= e;

    private sealed record Gathered<T>(Tx Tx, List<T> Items, Func<Tx, IReadOnlyList<T>, CancellationToken, Task> Act)
    {
        public Task RunAsync(CancellationToken ct) => Items.Count == 0 ? Task.CompletedTask : Act(Tx, Items, ct);
    }
}
