namespace Maru.Platform.Sql;

/// <summary>The version that the database reports; PostgreSQL may be updated while the server runs.</summary>
internal static class DatabaseVersion
{
    public static async Task<string> ReadAsync(Db db, CancellationToken ct)
    {
        if (db.Dialect == Dialect.Sqlite)
        {
            return SqliteLibrary.Version;
        }

        await using var session = await db.OpenAsync(ct);

        // After a space there is the name of the distribution.
        return (await session.ScalarAsync<string>("SELECT split_part(current_setting('server_version'), ' ', 1)", null, ct))!;
    }
}
