using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>Why the server cannot start because of the database: what is wrong, where, and how to correct it, for the operator.</summary>
internal static class DatabaseRefusal
{
    /// <summary>Null: the database is not the cause.</summary>
    public static StartRefusedException? Of(DbException e, DatabaseSettings settings)
    {
        var sentence = e is SqliteException file
            ? OfFile(file, ConnectionText.SqliteFile(settings.Connection))
            : OfServer(e, new NpgsqlConnectionStringBuilder(settings.Connection));
        return sentence is null ? null : new StartRefusedException(sentence, e);
    }

    private static string? OfFile(SqliteException e, string file) => DbTroubles.Of(e) switch
    {
        DbTrouble.Away when Directory.Exists(file) => $"{file} is a folder, not a database file. Set Database:Connection to a file.",
        DbTrouble.Away => $"The database file {file} cannot be opened. See that the user who runs the server may read and write it "
            + "and its folder, and that its disk is mounted writable.",
        DbTrouble.ReadOnly => $"The database file {file} can be read but not written. Give the user who runs the server the right to write "
            + "it and its folder, or mount its disk writable.",
        DbTrouble.Full => $"The disk of the database file {file} is full, so the server has ended. Free space, then start it again.",
        DbTrouble.Busy => $"Another program holds the lock of the database file {file}. End it, then start again.",
        DbTrouble.Damaged when e.SqliteErrorCode == raw.SQLITE_NOTADB =>
            $"{file} is no SQLite database. Set Database:Connection to another file, or move this one away.",
        DbTrouble.Damaged => $"The database file {file} is damaged. Restore a backup.",
        DbTrouble.InputOutput => $"The disk of the database file {file} fails, or does not let it be written. Look at the machine's log, "
            + "and at the rights of the file and its folder.",
        DbTrouble.BrokenOff => $"The database file {file} could not be prepared: SQLite broke off. See that the machine has memory "
            + "left, then start again.",
        null => null,
    };

    private static string? OfServer(DbException e, NpgsqlConnectionStringBuilder asked)
    {
        var server = $"PostgreSQL at {asked.Host}:{asked.Port}";
        return e switch
        {
            PostgresException { SqlState: ['2', '8', ..] } =>
                $"{server} refuses the user {asked.Username}. Check Username and Password in Database:Connection, and the server's "
                + "pg_hba.conf.",
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } =>
                $"{server} has no database {asked.Database}. Create it, or name another in Database:Connection.",
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege or PostgresErrorCodes.InvalidSchemaName } =>
                $"The user {asked.Username} may not make tables in the database {asked.Database} of {server}. Grant it the right to "
                + "create in its schema.",
            PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } =>
                $"{server} takes no more connections. Raise max_connections, or end some.",
            PostgresException p => DbTroubles.Of(p) is not { } trouble ? null
                : $"{server} cannot be used: {trouble.WordsAtStart()}. Mend that, then start again.",
            _ => $"{server} does not answer. Start it, or mend Host and Port in Database:Connection.",
        };
    }
}
