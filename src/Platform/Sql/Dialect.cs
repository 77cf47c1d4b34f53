namespace Maru.Platform.Sql;

/// <summary>The databases Maru runs on.</summary>
public enum Dialect
{
    /// <summary>One file, one machine. The operating system's library, 3.35 or newer.</summary>
    Sqlite,

    /// <summary>PostgreSQL 15 or newer.</summary>
    Postgres,
}
