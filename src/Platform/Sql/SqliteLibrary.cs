using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>
/// Loads the operating system's SQLite, which its distributor patches, instead of a bundled one. Refuses versions below 3.35, where
/// RETURNING is unknown.
/// </summary>
internal static class SqliteLibrary
{
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
            // is overwritten, whichever way the system's library was built: people's data must not linger in free pages.
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

    private static string Load()
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLite3Provider_e_sqlite3).Assembly, Resolve);
        raw.SetProvider(new SQLite3Provider_e_sqlite3());

        // A connection here has one user at a time, so the lock around each of its calls guards nothing. Refused if SQLite was compiled
        // without locks, or is in use already; both are as good.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        var version = raw.sqlite3_libversion().utf8_to_string();
        return System.Version.Parse(version) >= new Version(3, 35)
            ? version
            : throw new StartRefusedException(
                $"SQLite {version} is too old: Maru needs 3.35 or newer. Upgrade the operating system's SQLite, or set Database:Connection to a PostgreSQL server.");
    }

    private static nint Resolve(string name, System.Reflection.Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
        {
            return 0;
        }

        foreach (var candidate in Candidates())
        {
            if (NativeLibrary.TryLoad(candidate, out var handle))
            {
                return handle;
            }
        }

        throw new StartRefusedException(
            "SQLite was not found on this system. Install it (Debian and Ubuntu: apt-get install libsqlite3-0), or set Database:Connection to a PostgreSQL server.");
    }

    private static IEnumerable<string> Candidates() =>
        OperatingSystem.IsWindows() ? ["winsqlite3.dll"]
        : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib", "libsqlite3.dylib"]
        : ["libsqlite3.so.0", "libsqlite3.so"];
}
