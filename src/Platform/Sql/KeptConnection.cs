using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>A connection to SQLite that one writer keeps, with its prepared statements. Not thread safe.</summary>
internal sealed class KeptConnection(SqliteConnection connection, StatementFaults faults) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _prepared = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>The statement, prepared at its first use.</summary>
    public SqliteStatement this[string sql]
    {
        get
        {
            if (!_prepared.TryGetValue(sql, out var statement))
            {
                _prepared[sql] = statement = new SqliteStatement(connection, sql, faults);
            }

            return statement.Rewind();
        }
    }

    public void Dispose()
    {
        foreach (var statement in _prepared.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }
}
