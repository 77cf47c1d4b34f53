using System.Data;
using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>
/// PostgreSQL keeps a failed transaction open until it is ended, and Npgsql does not return a broken connection to its pool.
/// </summary>
internal sealed class PostgresWriteTransaction(DbTransaction transaction) : WriteTransaction
{
    public override DbTransaction Ado => transaction;

    public override bool IsOpen => true;

    public static async Task<WriteTransaction> BeginAsync(DbConnection connection, CancellationToken ct) =>
        new PostgresWriteTransaction(await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct));

    public override Task CommitAsync(CancellationToken ct) => transaction.CommitAsync(ct);

    public override ValueTask DisposeAsync() => transaction.DisposeAsync();
}
