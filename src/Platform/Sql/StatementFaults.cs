using Microsoft.Data.Sqlite;

namespace Maru.Platform.Sql;

/// <summary>Called before every statement on SQLite. Does nothing; tests replace it in code, and no setting can.</summary>
internal class StatementFaults
{
    public static StatementFaults None { get; } = new();

    public virtual void Before(string sql, SqliteConnection connection)
    {
    }
}
