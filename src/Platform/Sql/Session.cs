using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>A connection for reading, outside a transaction. Dispose it soon.</summary>
public sealed class Session : Statements, IAsyncDisposable
{
    private readonly Db _db;
    private DbConnection? _connection;

    internal Session(Db db, DbConnection connection)
        : base(db, connection, null) => (_db, _connection) = (db, connection);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _connection, null) is { } open ? _db.DisconnectAsync(open) : default;
}
