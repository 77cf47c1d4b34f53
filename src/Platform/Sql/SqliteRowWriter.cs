using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

internal sealed class SqliteRowWriter(SqliteConnection connection, string sql) : IRowWriter, IDisposable
{
    private readonly SqliteStatement _insert = new(connection, sql, StatementFaults.None);

    public void Write(string? value) => _insert.Bind(value);

    public void Write(long? value) => _insert.Bind(value);

    public void Write(int? value) => _insert.Bind((long?)value);

    public void Write(bool value) => _insert.Bind(value ? 1L : 0L);

    public void End() => _insert.Run();

    public void Dispose() => _insert.Dispose();
}
