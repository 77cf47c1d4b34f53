using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>A running transaction on one connection. Dispose without a commit rolls it back. Not thread safe.</summary>
internal abstract class WriteTransaction : IAsyncDisposable
{
    /// <summary>The ADO.NET transaction that commands need; null if the connection needs none.</summary>
    public virtual DbTransaction? Ado => null;

    /// <summary>False after the database has rolled it back by itself: a further write would be outside any transaction.</summary>
    public abstract bool IsOpen { get; }

    public abstract Task CommitAsync(CancellationToken ct);

    public abstract ValueTask DisposeAsync();

    public static async Task<WriteTransaction> BeginAsync(DbConnection connection, StatementFaults faults, CancellationToken ct) =>
        connection is SqliteConnection sqlite
            ? SqliteWriteTransaction.Begin(sqlite, faults)
            : await PostgresWriteTransaction.BeginAsync(connection, ct);
}
