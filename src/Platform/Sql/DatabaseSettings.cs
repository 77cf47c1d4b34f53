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

    /// <summary>Which of the two the connection is for: told apart by <c>Host=</c>.</summary>
    public Dialect Dialect => Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Dialect.Postgres : Dialect.Sqlite;

    /// <summary>Where that is, for a person: no user and no password.</summary>
    public string Place => Dialect == Dialect.Sqlite ? ConnectionText.SqliteFile(Connection) : ConnectionText.PostgresPlace(Connection);
}
