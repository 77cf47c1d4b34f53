namespace Maru.Platform.Sql;

/// <summary>Section <c>Database</c>.</summary>
public sealed class DatabaseSettings
{
    /// <summary>
    /// <c>Data Source=data/maru.db</c> or a bare path for SQLite; <c>Host=…;Database=…</c> for PostgreSQL. A relative SQLite path is
    /// taken from the content root.
    /// </summary>
    public string Connection { get; set; } = "data/maru.db";

    /// <summary>Which of the two the connection is for: told apart by <c>Host=</c>.</summary>
    public Dialect Dialect => Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase) ? Dialect.Postgres : Dialect.Sqlite;
}
