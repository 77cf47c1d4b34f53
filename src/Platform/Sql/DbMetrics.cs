using System.Diagnostics.Metrics;

namespace Maru.Platform.Sql;

/// <summary>Makes the number of statements visible, so that a page or a request that asks too often is seen.</summary>
public sealed class DbMetrics
{
    /// <summary>Registers <c>maru.db.statements</c>.</summary>
    /// <param name="meters">Owns the meter.</param>
    /// <param name="db">The database.</param>
    public DbMetrics(IMeterFactory meters, Db db) => meters.Create("Maru.Db").CreateObservableCounter(
        "maru.db.statements", () => db.StatementCount, "{statement}", "SQL statements this process has run.");
}
