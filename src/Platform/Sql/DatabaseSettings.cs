using Maru.Platform.Settings;

namespace Maru.Platform.Sql;

/// <summary>Section <c>Database</c>: where everything is stored.</summary>
public sealed class DatabaseSettings : ISettings
{
    /// <summary>
    /// <c>Data Source=data/maru.db</c> or a bare path for SQLite, relative to where the server was started;
    /// <c>Host=…;Database=…;Username=…;Password=…</c> for PostgreSQL.
    /// </summary>
    [SecretSetting]
    public string Connection { get; init; } = "data/maru.db";

    /// <summary>Which of the two databases the connection is for: PostgreSQL if it contains <c>Host=</c>.</summary>
    public Dialect Dialect => Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Dialect.Postgres : Dialect.Sqlite;

    /// <summary>Where the database is, for a person: without user and password.</summary>
    public string Place => Dialect == Dialect.Sqlite ? ConnectionText.SqliteFile(Connection) : ConnectionText.PostgresPlace(Connection);
}
