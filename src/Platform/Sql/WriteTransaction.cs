using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>A transaction under way on one connection. Disposed without a commit it is undone. Not thread safe.</summary>
internal abstract class WriteTransaction : IAsyncDisposable
{
    /// <summary>What a command must be told; null where the connection knows by itself.</summary>
    public virtual DbTransaction? Ado => null;

    /// <summary>False once the database has undone it by itself: what is written now would stand alone.</summary>
    public abstract bool IsOpen { get; }

    public abstract Task CommitAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    public static async Task<WriteTransaction> BeginAsync(DbConnection connection, StatementFaults faults, CancellationToken ct) =>
        connection is SqliteConnection sqlite
            ? SqliteWriteTransaction.Begin(sqlite, faults)
            : await PostgresWriteTransaction.BeginAsync(connection, ct);
}
