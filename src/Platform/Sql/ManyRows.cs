using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>
/// Inserts many rows the way each database does it fastest: COPY on PostgreSQL, one prepared statement bound by position on SQLite, where
/// a parameter's name would be looked up anew for every row.
/// </summary>
internal static class ManyRows
{
    public static Task InsertAsync<T>(
        System.Data.Common.DbConnection connection, string table, string columns, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        if (connection is NpgsqlConnection postgres)
        {
            return CopyAsync(postgres, $"COPY {table} ({columns}) FROM STDIN (FORMAT BINARY)", rows, write, ct);
        }

        var places = string.Join(", ", Enumerable.Repeat("?", columns.Count(c => c == ',') + 1));
        using var insert = new SqliteRowWriter((SqliteConnection)connection, $"INSERT INTO {table} ({columns}) VALUES ({places})");
        foreach (var row in rows)
        {
            ct.ThrowIfCancellationRequested();
            write(row, insert);
            insert.End();
        }

        return Task.CompletedTask;
    }

    private static async Task CopyAsync<T>(
        NpgsqlConnection connection, string copy, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        await using var importer = await connection.BeginBinaryImportAsync(copy, ct).ConfigureAwait(false);
        var writer = new PostgresRowWriter(importer);
        foreach (var row in rows)
        {
            await importer.StartRowAsync(ct).ConfigureAwait(false);
            write(row, writer);
        }

        await importer.CompleteAsync(ct).ConfigureAwait(false);
    }
}
