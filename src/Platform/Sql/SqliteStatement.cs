using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>
/// One prepared statement of SQLite, run many times. Values are bound in the order in which their parameters first appear in the text,
/// because a name would be looked up each time. Not thread safe.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _sql;
    private readonly StatementFaults _faults;
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(1024);
    private int _place;

    public SqliteStatement(SqliteConnection connection, string sql, StatementFaults faults)
    {
        (_connection, _sql, _faults, _database) = (connection, sql, faults, connection.Handle!);
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    /// <summary>Makes it ready to bind from the first value on, even if the last run failed.</summary>
    public SqliteStatement Rewind()
    {
        _place = 0;
        return this;
    }

    public SqliteStatement Bind(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_place));
            return this;
        }

        if (value.Length == 0)
        {
            // An empty span has no address, and SQLite treats a missing address as NULL.
            Check(raw.sqlite3_bind_text(_statement, ++_place, ""));
            return this;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (most > _text.Length)
        {
            ArrayPool<byte>.Shared.Return(_text);
            _text = ArrayPool<byte>.Shared.Rent(most);
        }

        // SQLite copies the bytes before this returns.
        var length = Encoding.UTF8.GetBytes(value, _text);
        Check(raw.sqlite3_bind_text(_statement, ++_place, _text.AsSpan(0, length)));
        return this;
    }

    /// <summary>Leaves the next value as it was bound for the run before, or as NULL before the first.</summary>
    public void Keep() => _place++;

    public SqliteStatement Bind(long? value)
    {
        Check(value is { } known ? raw.sqlite3_bind_int64(_statement, ++_place, known) : raw.sqlite3_bind_null(_statement, ++_place));
        return this;
    }

    /// <summary>Runs it to its end.</summary>
    public void Run() => Run(static _ => true);

    /// <summary>Runs it and reads its first row; default without one.</summary>
    /// <param name="read">Reads columns of the row.</param>
    public T? Run<T>(Func<SqliteStatement, T> read)
    {
        _faults.Before(_sql, _connection);
        var result = raw.sqlite3_step(_statement);
        var row = result == raw.SQLITE_ROW ? read(this) : default;
        _ = raw.sqlite3_reset(_statement);
        _place = 0;
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            Check(result);
        }

        return row;
    }

    public long Column(int place) => raw.sqlite3_column_int64(_statement, place);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_text);
        _statement.Dispose();
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
