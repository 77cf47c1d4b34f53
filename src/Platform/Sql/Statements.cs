using System.Data.Common;
using Dapper;

namespace Maru.Platform.Sql;

/// <summary>SQL on one connection. Parameters are named, <c>@name</c>, and come from an object's properties. Not thread safe.</summary>
/// <remarks>Wraps a connection for the life of a unit of work.</remarks>
public class Statements
{
    private readonly DbConnection _connection;
    private readonly DbTransaction? _transaction;
    private readonly Db _db;

    internal Statements(Db db, DbConnection connection, DbTransaction? transaction) =>
        (_db, _connection, _transaction) = (db, connection, transaction);

    /// <summary>Which database this is; for the few places where one SQL text cannot serve both.</summary>
    public Dialect Dialect => _db.Dialect;

    /// <summary>
    /// The lock clause of a sub-select that claims rows: <c>FOR UPDATE SKIP LOCKED</c>, or nothing on SQLite, where only one writer runs
    /// at a time.
    /// </summary>
    public string SkipLocked => _db.SkipLocked;

    /// <summary>
    /// The lock clause of a read that is followed by a write: <c>FOR UPDATE</c>, or nothing on SQLite, where only one writer runs at a
    /// time.
    /// </summary>
    public string ForUpdate => _db.ForUpdate;

    /// <summary>A condition: the value is in a list parameter. Npgsql sends the list as one array, for SQLite it is expanded.</summary>
    /// <param name="parameter">The parameter's name, without the sign.</param>
    public string Among(string parameter) => Dialect == Dialect.Postgres ? $"= ANY(@{parameter})" : $"IN @{parameter}";

    /// <summary>An expression: the database's own clock in microseconds since 1970, UTC.</summary>
    public string NowMicros => _db.NowMicros;

    /// <summary>The underlying connection, for bulk operations of the platform itself.</summary>
    internal DbConnection Connection => _connection;

    /// <summary>All rows.</summary>
    /// <typeparam name="T">A class with init properties named like the columns (snake_case is folded).</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="args">Its parameters.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        RunAsync<IReadOnlyList<T>>(
            async command => (await _connection.QueryAsync<T>(command)).AsList(), sql, args, ct);

    /// <summary>The one row, or null; more than one is a bug and throws.</summary>
    /// <typeparam name="T">A class with init properties, or a scalar.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="args">Its parameters.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<T?> QuerySingleOrDefaultAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        RunAsync(command => _connection.QuerySingleOrDefaultAsync<T>(command), sql, args, ct);

    /// <summary>The first column of the first row, or default.</summary>
    /// <typeparam name="T">A scalar.</typeparam>
    /// <param name="sql">The statement.</param>
    /// <param name="args">Its parameters.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<T?> ScalarAsync<T>(string sql, object? args = null, CancellationToken ct = default) =>
        RunAsync(command => _connection.ExecuteScalarAsync<T>(command), sql, args, ct);

    /// <summary>Runs it; with a list of parameter objects, once for each. Gives the number of rows touched.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="args">Its parameters, or a list of them.</param>
    /// <param name="ct">Cancels it.</param>
    public Task<int> ExecuteAsync(string sql, object? args = null, CancellationToken ct = default) =>
        RunAsync(_connection.ExecuteAsync, sql, args, ct);

    /// <summary>
    /// Inserts many rows, each written by <paramref name="write"/> in the order of <paramref name="columns"/>, as fast as the database can.
    /// Call it in a transaction.
    /// </summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, separated by commas.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="write">Writes one row's values.</param>
    /// <param name="ct">Cancels it between rows.</param>
    public Task InsertManyAsync<T>(string table, string columns, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        return RunAsync(
            _ => WholeAsync(ManyRows.InsertAsync(_connection, table, columns, rows, write, ct)), $"INSERT INTO {table}", null, ct);
    }

    /// <summary>
    /// Inserts many rows, some of which may already exist, as fast as the database can. No two of the rows may have the same key. Call it
    /// in a transaction.
    /// </summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, separated by commas.</param>
    /// <param name="onConflict">The clause <c>ON CONFLICT …</c>.</param>
    /// <param name="rows">The rows; none is fine.</param>
    /// <param name="write">Writes one row's values, in the order of the columns.</param>
    /// <param name="ct">Cancels it.</param>
    public Task MergeManyAsync<T>(
        string table, string columns, string onConflict, IReadOnlyList<T> rows, Action<T, IRowWriter> write, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count == 0)
        {
            return Task.CompletedTask;
        }

        return RunAsync(
            _ => WholeAsync(ManyRows.MergeAsync(_connection, table, columns, onConflict, rows, write, ct)),
            $"INSERT INTO {table}", null, ct);
    }

    /// <summary>Throws if the transaction of these statements no longer exists, or one of its statements has failed.</summary>
    internal virtual void EnsureOpen()
    {
    }

    /// <summary>Told of each statement that fails.</summary>
    private protected virtual void Failed(Exception e)
    {
    }

    private static async Task<bool> WholeAsync(Task many)
    {
        await many;
        return true;
    }

    private async Task<T> RunAsync<T>(Func<CommandDefinition, Task<T>> run, string sql, object? args, CancellationToken ct)
    {
        _db.Count();
        EnsureOpen();
        using var span = SqlTrace.Start(Dialect, sql);
        try
        {
            _db.Expect(sql, _connection);
            return await run(new CommandDefinition(sql, args, _transaction, cancellationToken: ct));
        }
        catch (Exception e)
        {
            Failed(e);
            _db.Health.Note(e);
            throw;
        }
    }
}
