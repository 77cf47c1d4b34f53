using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>Gives connections to one database from its driver's pool. Thread safe.</summary>
internal sealed class ConnectionSource : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly NpgsqlDataSource? _postgres;

    /// <summary>Opens nothing yet; creates SQLite's folder.</summary>
    public ConnectionSource(DatabaseSettings settings)
    {
        try
        {
            if (settings.Dialect == Dialect.Postgres)
            {
                _connectionString = ConnectionText.Postgres(settings.Connection);
                // The driver's spans and metrics contain this name; without one they would contain the connection string.
                _postgres = new NpgsqlDataSourceBuilder(_connectionString) { Name = "maru" }.Build();
                return;
            }

            _connectionString = ConnectionText.Sqlite(settings.Connection);
            Path = new SqliteConnectionStringBuilder(_connectionString).DataSource;
            Folder = System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or NotSupportedException)
        {
            // The driver's message is not used: it may repeat the connection string with the password.
            throw new StartRefusedException(
                "Database:Connection cannot be read. It is the path of a SQLite file, or for PostgreSQL "
                + "Host=…;Database=…;Username=…;Password=….",
                e);
        }

        _ = SqliteLibrary.Version;
        if (Folder is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder);
        }
    }

    /// <summary>The SQLite file, or null on PostgreSQL.</summary>
    public string? Path { get; }

    /// <summary>The folder of the SQLite file.</summary>
    public string? Folder { get; }

    public async Task<DbConnection> OpenAsync(CancellationToken ct) =>
        _postgres is not null ? await _postgres.OpenConnectionAsync(ct) : OpenSqlite();

    public DbConnection Open() => _postgres is not null ? _postgres.OpenConnection() : OpenSqlite();

    public SqliteConnection OpenSqlite() => SqliteLibrary.Open(_connectionString);

    public ValueTask<NpgsqlConnection> OpenPostgresAsync(CancellationToken ct) => _postgres!.OpenConnectionAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
            return;
        }

        using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
    }
}
