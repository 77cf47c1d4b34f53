using Microsoft.Data.Sqlite;
using Npgsql;

namespace Maru.Platform.Sql;

/// <summary>The operator's connection string with Maru's additions.</summary>
internal static class ConnectionText
{
    private const int Prepared = 64;

    public static string SqliteFile(string connection) => Path.GetFullPath(BuilderOf(connection).DataSource);

    public static string PostgresPlace(string connection)
    {
        var asked = new NpgsqlConnectionStringBuilder(connection);
        return $"PostgreSQL at {asked.Host}:{asked.Port}, database {asked.Database}";
    }

    public static string Sqlite(string connection)
    {
        var builder = BuilderOf(connection);
        builder.Pooling = true;
        builder.ForeignKeys = true;
        return builder.ToString();
    }

    // The same few statements run all the time; if each connection parses and plans them only once, they cost much less. An operator's own
    // value is kept, also 0.
    public static string Postgres(string connection)
    {
        var builder = new NpgsqlConnectionStringBuilder(connection);
        if (!connection.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
        {
            builder.MaxAutoPrepare = Prepared;
        }

        return builder.ToString();
    }

    private static SqliteConnectionStringBuilder BuilderOf(string connection) => connection.Contains('=', StringComparison.Ordinal)
        ? new SqliteConnectionStringBuilder(connection)
        : new SqliteConnectionStringBuilder { DataSource = connection };
}
