using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

internal sealed class SqliteRowWriter : IRowWriter, IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(1024);
    private int _place;

    public SqliteRowWriter(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(_database, sql, out _statement));
    }

    public void Write(string? value)
    {
        if (value is null)
        {
            Check(raw.sqlite3_bind_null(_statement, ++_place));
            return;
        }

        if (value.Length == 0)
        {
            // An empty span has no address, and SQLite takes no address for NULL.
            Check(raw.sqlite3_bind_text(_statement, ++_place, ""));
            return;
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
    }

    public void Write(long? value) => Check(value is { } known
        ? raw.sqlite3_bind_int64(_statement, ++_place, known)
        : raw.sqlite3_bind_null(_statement, ++_place));

    public void Write(int? value) => Write((long?)value);

    public void Write(bool value) => Write(value ? 1L : 0L);

    public void End()
    {
        var result = raw.sqlite3_step(_statement);
        _ = raw.sqlite3_reset(_statement);
        _place = 0;
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_text);
        _statement.Dispose();
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
