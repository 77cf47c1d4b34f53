using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>Distinguishes a database in trouble from a wrong statement or wrong values, by error code and never by message.</summary>
public static class DbTroubles
{
    /// <summary>The trouble; null if the same statement would always fail.</summary>
    /// <param name="e">What was thrown.</param>
    public static DbTrouble? Of(DbException e) => e switch
    {
        SqliteException s => Of(s.SqliteErrorCode),
        PostgresException p => Of(p.SqlState),
        _ => DbTrouble.Away,
    };

    /// <summary>Whether a text holds what PostgreSQL cannot store: the character U+0000. SQLite stores it.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsUnstorableText(DbException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };

    /// <summary>The trouble in words for the operator, without address and path.</summary>
    /// <param name="trouble">The trouble.</param>
    public static string Words(this DbTrouble trouble) => trouble switch
    {
        DbTrouble.Away => "the database does not answer",
        DbTrouble.Full => "the database's disk is full: free space, and the server goes on by itself",
        DbTrouble.ReadOnly => "the database can be read but not written: its file, folder or server is read only",
        DbTrouble.Busy => "another program holds the database's lock for too long",
        DbTrouble.InputOutput => "the database's disk fails: look at the machine's log",
        DbTrouble.Damaged => "the database file is damaged: stop the server and restore a backup",
        DbTrouble.BrokenOff => "the database broke off",
    };

    /// <summary>The same for a server that has not started, and therefore does not continue by itself.</summary>
    /// <param name="trouble">The trouble.</param>
    public static string WordsAtStart(this DbTrouble trouble) =>
        trouble is DbTrouble.Full ? "the database's disk is full" : trouble.Words();

    internal static bool IsAboutTheData(DbException e) => e switch
    {
        SqliteException s => s.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE,

        // SQLSTATE classes 22 and 23: data exception, integrity constraint violation.
        _ => e.SqlState is ['2', '2' or '3', ..],
    };

    private static DbTrouble? Of(int code) => (code & 0xFF) switch
    {
        raw.SQLITE_FULL => DbTrouble.Full,
        raw.SQLITE_READONLY => DbTrouble.ReadOnly,
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL => DbTrouble.Busy,
        raw.SQLITE_IOERR => DbTrouble.InputOutput,
        raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => DbTrouble.Away,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => DbTrouble.Damaged,
        raw.SQLITE_NOMEM or raw.SQLITE_INTERRUPT or raw.SQLITE_ABORT => DbTrouble.BrokenOff,
        _ => null,
    };

    // SQLSTATE classes: 08 connection, 25 wrong transaction state, 28 and 3D who and where, 40 rollback, 53 resources, 57 operator,
    // 58 system.
    private static DbTrouble? Of(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => DbTrouble.Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => DbTrouble.ReadOnly,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => DbTrouble.Damaged,
        PostgresErrorCodes.QueryCanceled => DbTrouble.BrokenOff,
        _ => state[..2] switch
        {
            "08" or "28" or "3D" or "53" or "57" => DbTrouble.Away,
            "25" or "40" => DbTrouble.BrokenOff,
            "58" => DbTrouble.InputOutput,
            _ => null,
        },
    };
}
