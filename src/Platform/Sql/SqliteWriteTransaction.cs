using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>
/// A transaction on SQLite. Its state is read from SQLite itself: after a full disk, an I/O error, an interruption or a lack of memory
/// SQLite has already rolled it back, and ending it again fails. A connection that cannot leave its transaction is closed and not used
/// again.
/// </summary>
internal sealed class SqliteWriteTransaction : WriteTransaction
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3 _database;
    private readonly StatementFaults _faults;

    private SqliteWriteTransaction(SqliteConnection connection, StatementFaults faults) =>
        (_connection, _database, _faults) = (connection, connection.Handle!, faults);

    public override bool IsOpen => raw.sqlite3_get_autocommit(_database) == 0;

    /// <summary>Holds the write lock from the start, so that it cannot fail later because of the lock.</summary>
    public static SqliteWriteTransaction Begin(SqliteConnection connection, StatementFaults faults)
    {
        var transaction = new SqliteWriteTransaction(connection, faults);
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                transaction.Run("BEGIN IMMEDIATE");
                return transaction;
            }
            catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_BUSY && watch.Elapsed.TotalSeconds < connection.DefaultTimeout)
            {
                // Another process is writing. Each attempt has waited for it, as long as the connection's time-out allows.
            }
            catch
            {
                transaction.Leave();
                throw;
            }
        }
    }

    public override Task CommitAsync(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Run("COMMIT");
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        Leave();
        return ValueTask.CompletedTask;
    }

    private void Leave()
    {
        try
        {
            if (IsOpen)
            {
                Run("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            // Closing rolls it back too. After this call the pool closes the connection as soon as it is returned.
            SqliteConnection.ClearPool(_connection);
        }
    }

    private void Run(string sql)
    {
        _faults.Before(sql, _connection);
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_database, sql), _database);
    }
}
