using System.Diagnostics;
using Maru.Platform.Telemetry;

namespace Maru.Platform.Sql;

/// <summary>A span for each statement on SQLite; PostgreSQL's driver makes its own. The text only: never the parameters.</summary>
internal static class SqlTrace
{
    private static readonly ActivitySource Source = new(Traces.Sql);

    public static Activity? Start(Dialect dialect, string sql) => dialect == Dialect.Sqlite && Source.HasListeners()
        ? Source.StartActivity("sqlite", ActivityKind.Client)?.SetTag("db.system.name", "sqlite").SetTag("db.query.text", sql)
        : null;
}
