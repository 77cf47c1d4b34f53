using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>Asked before every statement on SQLite. Does nothing; a test's plan takes its place, in code: no setting reaches it.</summary>
internal class StatementFaults
{
    public static StatementFaults None { get; } = new();

    public virtual void Before(string sql, SqliteConnection connection)
    {
    }
}
