using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>Loads the SQLite that comes with Maru, the same on every machine; the operating system's SQLite is never used.</summary>
internal static class SqliteLibrary
{
    private static readonly Version Least = new(3, 51, 3);
    private static readonly Lazy<string> Loaded = new(Load);

    public static string Version => Loaded.Value;

    /// <summary>
    /// An open connection with Maru's settings: a write-ahead log, and every commit is on the disk before it is reported.
    /// </summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // A checkpoint every 16 MB instead of 4: a commit of a few hundred pages should not cause one each time. Deleted data is
            // overwritten: people's data must not stay in free pages.
            command.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;
                PRAGMA secure_delete=ON;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            // The pool would return the same connection again and again.
            SqliteConnection.ClearPool(connection);
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The version, if it does not have the race at the reset of the write-ahead log, which can lose commits.</summary>
    public static string Accept(string version) =>
        System.Version.Parse(version) >= Least
            ? version
            : throw new StartRefusedException(
                $"SQLite {version} can lose commits: Maru needs {Least} or newer. Renew SQLitePCLRaw.bundle_e_sqlite3.");

    private static string Load()
    {
        Batteries_V2.Init();

        // Each connection has one user at a time, so SQLite's lock around each call is not needed. The call is refused if SQLite was
        // compiled without locks or is already in use; neither is a problem.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        return Accept(raw.sqlite3_libversion().utf8_to_string());
    }
}
