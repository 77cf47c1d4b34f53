using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>A writing transaction: one a use case. What is not committed is undone on dispose.</summary>
public sealed class Tx : Statements, IAsyncDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _transaction;
    private readonly Action _release;
    private List<Action>? _afterCommit;
    private bool _disposed;

    internal Tx(Db db, DbConnection connection, DbTransaction transaction, Action release)
        : base(db, connection, transaction) => (_connection, _transaction, _release) = (connection, transaction, release);

    /// <summary>Makes everything durable, then runs what was asked for after the commit.</summary>
    /// <param name="ct">Cancels the commit, unless it has already happened.</param>
    public async Task CommitAsync(CancellationToken ct)
    {
        await _transaction.CommitAsync(ct).ConfigureAwait(false);
        _afterCommit?.ForEach(act => act());
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
            await _connection.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            _release();
        }
    }
}
