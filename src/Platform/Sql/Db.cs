using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>The database. Everything Maru knows about the two dialects is in this folder. Thread safe; one for each process.</summary>
public sealed class Db : IAsyncDisposable
{
    private static readonly TimeSpan TurnPatience = TimeSpan.FromMilliseconds(250);

    private readonly ConnectionSource _source;
    private readonly WriterTurn? _writer;
    private readonly StatementFaults _faults;
    private long _statements;
    private int _open;

    /// <summary>Opens nothing yet; creates SQLite's folder.</summary>
    /// <param name="settings">Where the database is.</param>
    public Db(DatabaseSettings settings)
        : this(settings, StatementFaults.None)
    {
    }

    internal Db(DatabaseSettings settings, StatementFaults faults)
    {
        InstantHandler.Register();
        (Dialect, Settings, _faults, _source) = (settings.Dialect, settings, faults, new ConnectionSource(settings));
        _writer = Dialect == Dialect.Sqlite ? new WriterTurn() : null;
        Health = new DbHealth(_source.Folder);
    }

    /// <summary>Which database this is.</summary>
    public Dialect Dialect { get; }

    /// <summary>The SQLite file, or null on PostgreSQL.</summary>
    public string? Path => _source.Path;

    /// <summary>Statements run so far in this process; tests use it to prove that a hot path makes no query.</summary>
    public long StatementCount => Volatile.Read(ref _statements);

    /// <summary>Its state, as its last uses have shown.</summary>
    public DbHealth Health { get; }

    /// <summary>Connections in use at this moment by this process.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    internal DatabaseSettings Settings { get; }

    internal string SkipLocked => Dialect == Dialect.Postgres ? "FOR UPDATE SKIP LOCKED" : "";

    internal string ForUpdate => Dialect == Dialect.Postgres ? "FOR UPDATE" : "";

    // Leases of several nodes are measured by one clock, the database's. With SQLite there is only one machine, so its clock is used.
    internal string NowMicros => Dialect == Dialect.Postgres
        ? "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT"
        : "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)";

    /// <summary>A connection to read from.</summary>
    /// <param name="ct">Cancels the opening.</param>
    public async Task<Session> OpenAsync(CancellationToken ct) => new(this, await ConnectAsync(ct));

    /// <summary>A transaction for writing; on SQLite it holds the write lock from the start, so that it cannot fail later.</summary>
    /// <param name="ct">Cancels the wait and the opening.</param>
    public Task<Tx> BeginAsync(CancellationToken ct) => BeginAsync(kept: null, ct);

    /// <summary>The same on a connection that the caller keeps; null: on one from the pool.</summary>
    internal async Task<Tx> BeginAsync(KeptConnection? kept, CancellationToken ct)
    {
        if (_writer is not null)
        {
            await _writer.TakeAsync(ct);
        }

        DbConnection? connection = null;
        try
        {
            connection = kept?.Connection ?? await ConnectAsync(ct);
            var transaction = await WriteTransaction.BeginAsync(connection, _faults, ct);
            return new Tx(this, connection, transaction, kept);
        }
        catch (Exception e)
        {
            Health.Note(e);
            await EndAsync(kept is null ? connection : null);
            throw;
        }
    }

    /// <summary>A connection to SQLite for a writer that keeps it; closed by that writer.</summary>
    internal KeptConnection KeepSqlite() => new(_source.OpenSqlite(), _faults);

    /// <summary>A connection to PostgreSQL for a writer that keeps it; closed by that writer.</summary>
    internal ValueTask<NpgsqlConnection> KeepPostgresAsync(CancellationToken ct) => _source.OpenPostgresAsync(ct);

    /// <summary>Whether the database refused a duplicate, decided by error code and never by message.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsUniqueViolation(DbException e) => e switch
    {
        PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException s => s.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    /// <summary>Whether the database refused the values themselves, so that trying the same again cannot help.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsAboutTheData(DbException e) => DbTroubles.IsAboutTheData(e);

    /// <summary>Whether the same may succeed a moment later: the database is away, full, stopping or busy.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool MayPass(DbException e) => DbTroubles.Of(e) is not null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync();
        _writer?.Dispose();
    }

    /// <summary>
    /// One short write on the calling thread, with its own connection: for a thread that must not depend on the thread pool. If the
    /// writer's turn does not come, its holder may be waiting for a thread; then this uses SQLite's own lock instead.
    /// </summary>
    internal void WriteBlocking(string sql, object args)
    {
        Count();
        using var connection = _source.Open();
        var hasTurn = _writer?.TryTake(TurnPatience) ?? false;
        try
        {
            Expect(sql, connection);
            connection.Execute(sql, args);
            Health.Wrote();
        }
        catch (Exception e)
        {
            Health.Note(e);
            throw;
        }
        finally
        {
            if (hasTurn)
            {
                Release();
            }
        }
    }

    /// <summary>Gives a connection of <see cref="OpenAsync"/> back.</summary>
    internal ValueTask DisconnectAsync(DbConnection connection)
    {
        Interlocked.Decrement(ref _open);
        return connection.DisposeAsync();
    }

    /// <summary>Gives back the connection, if there is one, and always the writer's turn, even if the connection fails.</summary>
    internal async ValueTask EndAsync(DbConnection? connection)
    {
        try
        {
            if (connection is not null)
            {
                await DisconnectAsync(connection);
            }
        }
        finally
        {
            Release();
        }
    }

    internal void Expect(string sql, DbConnection connection)
    {
        if (connection is SqliteConnection sqlite)
        {
            _faults.Before(sql, sqlite);
        }
    }

    internal void Count() => Interlocked.Increment(ref _statements);

    private async Task<DbConnection> ConnectAsync(CancellationToken ct)
    {
        try
        {
            var connection = await _source.OpenAsync(ct);
            Interlocked.Increment(ref _open);
            return connection;
        }
        catch (Exception e)
        {
            Health.Note(e);
            throw;
        }
    }

    private void Release() => _writer?.GiveBack();
}
