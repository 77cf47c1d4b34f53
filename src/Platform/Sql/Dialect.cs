namespace Maru.Platform.Sql;

/// <summary>The databases Maru runs on.</summary>
public enum Dialect
{
    /// <summary>One file, one machine. Comes with Maru.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,
}
