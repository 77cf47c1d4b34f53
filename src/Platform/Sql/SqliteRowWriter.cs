using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>
/// Writes rows by one statement. What a row has in common with the row before it stays bound: rows written together share most of their
/// values, and handing one over costs as much as storing it.
/// </summary>
internal sealed class SqliteRowWriter(SqliteConnection connection, string sql, int columns) : IRowWriter, IDisposable
{
    private readonly SqliteStatement _insert = new(connection, sql, StatementFaults.None);

    // What is bound now; nothing, which SQLite takes for NULL, before the first row.
    private readonly (string? Text, long? Number)[] _bound = new (string?, long?)[columns];
    private int _place;

    public void Write(string? value)
    {
        ref var bound = ref _bound[_place++];
        if (ReferenceEquals(bound.Text, value) && bound.Number is null)
        {
            _insert.Keep();
            return;
        }

        bound = (value, null);
        _insert.Bind(value);
    }

    public void Write(long? value)
    {
        ref var bound = ref _bound[_place++];
        if (bound.Number == value && bound.Text is null)
        {
            _insert.Keep();
            return;
        }

        bound = (null, value);
        _insert.Bind(value);
    }

    public void Write(int? value) => Write((long?)value);

    public void Write(bool value) => Write(value ? 1L : 0L);

    public void End()
    {
        _insert.Run();
        _place = 0;
    }

    public void Dispose() => _insert.Dispose();
}
