using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>Loads the SQLite that comes with Maru, the same on every machine; the operating system's is never asked.</summary>
internal static class SqliteLibrary
{
    private static readonly Version Least = new(3, 51, 3);
    private static readonly Lazy<string> Loaded = new(Load);

    public static string Version => Loaded.Value;

    /// <summary>An open connection, set as all of ours are: one write-ahead log, every commit on the disk before it is told.</summary>
    public static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();

            // A checkpoint every 16 MB instead of 4: a commit of a few hundred pages should not bring about one each time. What is deleted
            // is overwritten: people's data must not linger in free pages.
            command.CommandText = """
                PRAGMA journal_mode=WAL; PRAGMA busy_timeout=5000; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=4000;
                PRAGMA secure_delete=ON;
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            // The pool would hand the same one out again and again.
            SqliteConnection.ClearPool(connection);
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The version, if it is none with the race at the reset of the write-ahead log, which can lose commits.</summary>
    public static string Accept(string version) =>
        System.Version.Parse(version) >= Least
            ? version
            : throw new StartRefusedException($"SQLite {version} can lose commits: Maru needs {Least} or newer. Renew SQLitePCLRaw.bundle_e_sqlite3.");

    private static string Load()
    {
        Batteries_V2.Init();

        // A connection here has one user at a time, so the lock around each of its calls guards nothing. Refused if SQLite was compiled
        // without locks, or is in use already; both are as good.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        return Accept(raw.sqlite3_libversion().utf8_to_string());
    }
}
