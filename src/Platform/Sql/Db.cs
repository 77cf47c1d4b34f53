using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace Maru.Platform.Sql;

/// <summary>The database. Everything Maru knows about the two dialects stands in this folder. Thread safe, one a process.</summary>
public sealed class Db : IAsyncDisposable
{
    private static readonly TimeSpan TurnPatience = TimeSpan.FromMilliseconds(250);

    private readonly string _connectionString;
    private readonly NpgsqlDataSource? _postgres;

    private readonly WriterTurn? _writer;
    private long _statements;
    private int _open;

    /// <summary>Opens nothing yet; creates SQLite's folder.</summary>
    /// <param name="options">Where the database is.</param>
    public Db(DbOptions options)
    {
        InstantHandler.Register();
        Dialect = options.Dialect;
        if (Dialect == Dialect.Postgres)
        {
            _connectionString = options.Connection;
            _postgres = new NpgsqlDataSourceBuilder(ConnectionText.Postgres(options.Connection)).Build();
            return;
        }

        _ = SqliteLibrary.Version;
        _writer = new WriterTurn();
        _connectionString = ConnectionText.Sqlite(options.Connection);
        Path = new SqliteConnectionStringBuilder(_connectionString).DataSource;
        if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Which database this is.</summary>
    public Dialect Dialect { get; }

    /// <summary>The SQLite file, or null on PostgreSQL.</summary>
    public string? Path { get; }

    /// <summary>Statements run so far in this process; tests prove with it that a hot path asks the database nothing.</summary>
    public long StatementCount => Volatile.Read(ref _statements);

    /// <summary>Connections in use at this moment by this process.</summary>
    public int OpenConnections => Volatile.Read(ref _open);

    internal string SkipLocked => Dialect == Dialect.Postgres ? "FOR UPDATE SKIP LOCKED" : "";

    internal string ForUpdate => Dialect == Dialect.Postgres ? "FOR UPDATE" : "";

    // Leases of several nodes are told by one clock, the database's. SQLite has one machine, whose clock it is.
    internal string NowMicros => Dialect == Dialect.Postgres
        ? "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000)::BIGINT"
        : "CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)";

    /// <summary>A connection to read from.</summary>
    /// <param name="ct">Cancels the opening.</param>
    public async Task<Session> OpenAsync(CancellationToken ct) => new(this, await ConnectAsync(ct).ConfigureAwait(false));

    /// <summary>A transaction to write in; on SQLite it holds the write lock from the start, so that it cannot fail half-way.</summary>
    /// <param name="ct">Cancels the wait and the opening.</param>
    public Task<Tx> BeginAsync(CancellationToken ct) => BeginAsync(kept: null, ct);

    /// <summary>The same on a connection the caller keeps; null: on one from the pool.</summary>
    internal async Task<Tx> BeginAsync(KeptConnection? kept, CancellationToken ct)
    {
        if (_writer is not null)
        {
            await _writer.TakeAsync(ct).ConfigureAwait(false);
        }

        DbConnection? connection = null;
        try
        {
            connection = kept?.Connection ?? await ConnectAsync(ct).ConfigureAwait(false);
            var transaction = connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, ct).ConfigureAwait(false);
            return new Tx(this, connection, transaction, kept, Release);
        }
        catch
        {
            if (connection is not null && kept is null)
            {
                await DisconnectAsync(connection).ConfigureAwait(false);
            }

            Release();
            throw;
        }
    }

    /// <summary>A connection to SQLite for a writer that keeps it; closed by that writer.</summary>
    internal KeptConnection KeepSqlite() => new(OpenSqlite());

    /// <summary>A connection to PostgreSQL for a writer that keeps it; closed by that writer.</summary>
    internal ValueTask<NpgsqlConnection> KeepPostgresAsync(CancellationToken ct) => _postgres!.OpenConnectionAsync(ct);

    /// <summary>Whether the database refused a duplicate: by error code, never by message.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsUniqueViolation(DbException e) => e switch
    {
        PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException s => s.SqliteExtendedErrorCode is 2067 or 1555,
        _ => false,
    };

    /// <summary>Whether the database refused the values themselves, so that trying the same again cannot help.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool IsAboutTheData(DbException e) => e switch
    {
        SqliteException s => s.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH or raw.SQLITE_RANGE,

        // SQLSTATE classes 22 and 23: data exception, integrity constraint violation.
        _ => e.SqlState is { } state && (state.StartsWith("22", StringComparison.Ordinal) || state.StartsWith("23", StringComparison.Ordinal)),
    };

    /// <summary>Whether the same may succeed a moment later: the database is away, full, stopping or busy.</summary>
    /// <param name="e">What was thrown.</param>
    public static bool MayPass(DbException e) => e switch
    {
        SqliteException s => s.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_IOERR or raw.SQLITE_FULL
            or raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY,

        // SQLSTATE classes: 08 connection, 25 wrong transaction state (a read-only standby), 40 rollback, 53 resources, 57 operator, 58 system.
        PostgresException p => p.SqlState[..2] is "08" or "25" or "40" or "53" or "57" or "58",
        _ => true,
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync().ConfigureAwait(false);
        }
        else
        {
            using var any = new SqliteConnection(_connectionString);
            SqliteConnection.ClearPool(any);
        }

        _writer?.Dispose();
    }

    /// <summary>
    /// One short write on the calling thread, over a connection of its own: for a thread that must not wait for the pool of threads. So if
    /// the turn does not come, whoever has it may be waiting for a thread, and the file itself is asked.
    /// </summary>
    internal void WriteBlocking(string sql, object args)
    {
        Count();
        using DbConnection connection = _postgres is not null ? _postgres.OpenConnection() : OpenSqlite();
        var hasTurn = _writer?.TryTake(TurnPatience) ?? false;
        try
        {
            connection.Execute(sql, args);
        }
        finally
        {
            if (hasTurn)
            {
                Release();
            }
        }
    }

    /// <summary>Gives a connection of <see cref="OpenAsync"/> or <see cref="BeginAsync(CancellationToken)"/> back.</summary>
    internal ValueTask DisconnectAsync(DbConnection connection)
    {
        Interlocked.Decrement(ref _open);
        return connection.DisposeAsync();
    }

    internal void Count() => Interlocked.Increment(ref _statements);

    private async Task<DbConnection> ConnectAsync(CancellationToken ct)
    {
        DbConnection connection = _postgres is not null ? await _postgres.OpenConnectionAsync(ct).ConfigureAwait(false) : OpenSqlite();
        Interlocked.Increment(ref _open);
        return connection;
    }

    private SqliteConnection OpenSqlite() => SqliteLibrary.Open(_connectionString);

    private void Release() => _writer?.GiveBack();
}
