using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>
/// Inserts many rows in the fastest way of each database: COPY on PostgreSQL; on SQLite one prepared statement with parameters bound by
/// position, because a name would be looked up again for every row. COPY cannot merge, so rows that may already exist are sent as one
/// array for each column.
/// </summary>
internal static class ManyRows
{
    public static Task InsertAsync<T>(
        DbConnection connection, string table, string columns, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        if (connection is NpgsqlConnection postgres)
        {
            return CopyAsync(postgres, $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)", rows, write, ct);
        }

        Bind((SqliteConnection)connection, table, columns, "", rows, write, ct);
        return Task.CompletedTask;
    }

    public static async Task MergeAsync<T>(
        DbConnection connection, string table, string columns, string onConflict, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        if (connection is not NpgsqlConnection postgres)
        {
            Bind((SqliteConnection)connection, table, columns, onConflict, rows, write, ct);
            return;
        }

        var arrays = new PostgresColumnWriter(CountOf(columns));
        foreach (var row in rows)
        {
            write(row, arrays);
        }

        await using var insert = postgres.CreateCommand();
        var places = arrays.AddTo(insert.Parameters);
        insert.CommandText = $"INSERT INTO {table} ({columns}) SELECT * FROM unnest({places}) {onConflict}";
        await insert.ExecuteNonQueryAsync(ct);
    }

    private static void Bind<T>(
        SqliteConnection connection, string table, string columns, string onConflict, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        var count = CountOf(columns);
        var places = string.Join(", ", Enumerable.Repeat("?", count));
        using var insert = new SqliteRowWriter(connection, $"INSERT INTO {table} ({columns}) VALUES ({places}) {onConflict}", count);
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            write(row, insert);
            insert.End();
        }
    }

    private static int CountOf(string columns) => columns.Count(c => c == ',') + 1;

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, string copy, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(copy, ct);
        var writer = new PostgresRowWriter(importer);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(ct);
            write(row, writer);
        }

        await importer.CompleteAsync(ct);
    }
}
