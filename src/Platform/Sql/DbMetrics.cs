using System.Diagnostics.Metrics;

namespace Maru.Platform.Sql;

/// <summary>Exposes the number of statements, so that a page or a request with too many queries is noticed.</summary>
public sealed class DbMetrics
{
    /// <summary>Registers <c>maru.db.statements</c>.</summary>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="db">The database.</param>
    public DbMetrics(IMeterFactory meters, Db db) => meters.Create("Maru.Db").CreateObservableCounter(
        "maru.db.statements", () => db.StatementCount, "{statement}", "SQL statements this process has run.");
}
