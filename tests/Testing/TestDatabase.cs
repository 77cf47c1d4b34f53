using Maru.Platform.Sql;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Maru.Testing;

/// <summary>A database of its own for one test: a file for SQLite, a schema for PostgreSQL. Gone afterwards.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public const string Variable = "MARU_TEST_POSTGRES";

    private readonly string? _folder;
    private readonly string? _schema;

    private TestDatabase(DatabaseSettings options, string? folder, string? schema)
    {
        (Options, _folder, _schema) = (options, folder, schema);
        Db = new Db(options);
    }

    public Db Db { get; }

    public DatabaseSettings Options { get; }

    /// <summary>A folder for files of this test; the SQLite file is in it.</summary>
    public string Folder => _folder ?? throw new InvalidOperationException("Only SQLite has a folder.");

    public static string? Postgres => Environment.GetEnvironmentVariable(Variable);

    public static string? WhyNoPostgres =>
        string.IsNullOrEmpty(Postgres) ? $"PostgreSQL is not configured: set {Variable} to a connection string." : null;

    /// <summary>Creates the database and applies the platform's migrations and those of the sources.</summary>
    public static async Task<TestDatabase> CreateAsync(Dialect dialect, params MigrationSource[] sources)
    {
        var database = await EmptyAsync(dialect);
        await database.MigrateAsync([new MigrationSource("platform", typeof(Db).Assembly), .. sources]);
        return database;
    }

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> EmptyAsync(Dialect dialect) => dialect == Dialect.Sqlite ? OnSqlite() : await OnPostgresAsync();

    /// <summary>Gives an empty database its tables, as the server's start would.</summary>
    /// <param name="sources">Whose tables, in the order of their tiers, the platform's first.</param>
    public async Task MigrateAsync(IReadOnlyList<MigrationSource> sources)
    {
        if (_folder is not null && !File.Exists(Options.Connection))
        {
            await File.WriteAllBytesAsync(Options.Connection, await MigratedFiles.OfAsync(sources));
            return;
        }

        await new Migrator(Db, sources, TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);
    }

    /// <summary>A second connection pool on the same database: another node.</summary>
    public Db OpenAnother() => new(Options);

    /// <summary>The same, whose statements fail as the plan says.</summary>
    internal Db OpenFaulty(FaultPlan plan, string more = "") =>
        new(new DatabaseSettings { Connection = $"Data Source={Options.Connection}{more}" }, plan);

    public async ValueTask DisposeAsync()
    {
        await Db.DisposeAsync();
        if (_folder is not null)
        {
            TestFolder.Delete(_folder);
        }

        if (_schema is not null)
        {
            await ExecuteAsync($"DROP SCHEMA IF EXISTS {_schema} CASCADE");
        }
    }

    private static TestDatabase OnSqlite()
    {
        var folder = Directory.CreateTempSubdirectory("maru-test-").FullName;
        return new TestDatabase(new DatabaseSettings { Connection = Path.Combine(folder, "maru.db") }, folder, null);
    }

    private static async Task<TestDatabase> OnPostgresAsync()
    {
        var schema = $"t_{Guid.CreateVersion7():N}";
        await ExecuteAsync($"CREATE SCHEMA {schema}");
        var connection = new NpgsqlConnectionStringBuilder(Postgres) { SearchPath = schema, MaxPoolSize = 8, Timeout = 60 };
        return new TestDatabase(new DatabaseSettings { Connection = connection.ToString() }, null, schema);
    }

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false });
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
