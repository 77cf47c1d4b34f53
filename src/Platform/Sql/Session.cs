using System.Data.Common;

namespace Maru.Platform.Sql;

/// <summary>A connection for reading, outside a transaction. Dispose it soon.</summary>
public sealed class Session : Statements, IAsyncDisposable
{
    private readonly DbConnection _connection;

    internal Session(Db db, DbConnection connection)
        : base(db, connection, null) => _connection = connection;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
