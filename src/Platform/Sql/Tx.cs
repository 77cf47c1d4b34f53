using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>A writing transaction: one a use case. What is not committed is undone on dispose.</summary>
public sealed class Tx : Statements, IAsyncDisposable
{
    private readonly Db _db;
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Action _release;
    private Dictionary<Type, Func<CancellationToken, Task>>? _beforeCommit;
    private List<Action>? _afterCommit;
    private bool _disposed;

    internal Tx(Db db, DbConnection connection, DbTransaction transaction, Action release)
        : base(db, connection, transaction) =>
        (_db, _connection, _transaction, _release) = (db, connection, transaction, release);

    /// <summary>Runs what was asked for before the commit, makes everything durable, then runs what was asked for after it.</summary>
    /// <param name="ct">Cancels the commit, unless it has already happened.</param>
    public async Task CommitAsync(CancellationToken ct)
    {
        foreach (var act in _beforeCommit?.Values ?? Enumerable.Empty<Func<CancellationToken, Task>>())
        {
            await act(ct).ConfigureAwait(false);
        }

        await _transaction.CommitAsync(ct).ConfigureAwait(false);
        _afterCommit?.ForEach(act => act());
    }

    /// <summary>
    /// Keeps <paramref name="item"/> for one <paramref name="act"/> that runs last of all, with everything of this type that was kept:
    /// for locks that every writer needs and that must be held for the length of a commit only. What it throws fails the commit.
    /// </summary>
    /// <typeparam name="T">What is kept; one act a type.</typeparam>
    /// <param name="item">The item.</param>
    /// <param name="act">Writes the items, in this transaction.</param>
    public void BeforeCommit<T>(T item, Func<Tx, IReadOnlyList<T>, CancellationToken, Task> act)
    {
        _beforeCommit ??= [];
        if (_beforeCommit.TryGetValue(typeof(T), out var known))
        {
            ((Kept<T>)known.Target!).Items.Add(item);
            return;
        }

        var kept = new Kept<T>(this, [item], act);
        _beforeCommit.Add(typeof(T), kept.RunAsync);
    }

    /// <summary>Runs <paramref name="act"/> once the commit is durable: wake-up hints, never work that must happen.</summary>
    /// <param name="act">Short, and never throws.</param>
    public void AfterCommit(Action act) => (_afterCommit ??= []).Add(act);

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
            await _transaction.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await _db.DisconnectAsync(_connection).ConfigureAwait(false);
            _release();
        }
    }

    private sealed record Kept<T>(Tx Tx, List<T> Items, Func<Tx, IReadOnlyList<T>, CancellationToken, Task> Act)
    {
        public Task RunAsync(CancellationToken ct) => Act(Tx, Items, ct);
    }
}
