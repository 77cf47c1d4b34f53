using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Host.Tests.Crash;

/// <summary>A server killed while it makes its tables leaves each migration done or not begun, and the next start finishes.</summary>
[Collection("Crash")]
public sealed class MigrationCrashTests
{
    // Whole migrations leave them, and later ones take them away.
    private static readonly string[] Dropped = ["audit_day"];

    [Theory, EachDialect]
    public async Task A_migration_killed_at_any_moment_is_finished_by_the_next_start(Dialect dialect)
    {
        await using var undisturbed = await KilledHost.OnAsync(dialect);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await MigrateAsync(undisturbed);
        var whole = watch.Elapsed;
        var (expected, tables) = (await SchemaAsync(undisturbed.Database.Db), await TablesAsync(undisturbed.Database.Db));
        var moments = new Random(17);
        var halfway = 0;
        for (var death = 0; death < Moment.Deaths; death++)
        {
            await using var killed = await KilledHost.OnAsync(dialect);
            await using (var host = killed.Begin("migrate"))
            {
                await Moment.AfterAsync(whole * (0.5 + (moments.NextDouble() * 0.5)));
                await host.KillAsync();
            }

            halfway += await IsHalfwayAsync(killed, tables) ? 1 : 0;
            await MigrateAsync(killed);

            Assert.Equal(expected, await SchemaAsync(killed.Database.Db));
        }

        TestContext.Current.SendDiagnosticMessage($"{dialect}: {halfway} of {Moment.Deaths} deaths were in the midst of the migrations ({whole}).");
    }

    private static async Task MigrateAsync(KilledHost on)
    {
        await using var host = on.Begin("migrate");
        Assert.Equal(0, await host.EndAsync());
    }

    // What is there must be whole migrations only: no table that a migration has only in its midst. A later one may change an earlier
    // one's.
    private static async Task<bool> IsHalfwayAsync(KilledHost on, string[] tables)
    {
        var now = await TablesAsync(on.Database.Db);
        Assert.Empty(now.Except(tables).Except(Dropped));
        return now.Length > 0 && now.Length < tables.Length;
    }

    private static async Task<string[]> TablesAsync(Db db)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        return [.. await session.QueryAsync<string>(db.Dialect == Dialect.Sqlite
            ? "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1"
            : "SELECT table_name::TEXT FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1")];
    }

    private static async Task<string[]> SchemaAsync(Db db)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        var objects = await session.QueryAsync<string>(db.Dialect == Dialect.Sqlite
            ? "SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_master ORDER BY 1"
            : """
              SELECT table_name || '.' || column_name || ' ' || data_type FROM information_schema.columns WHERE table_schema = current_schema()
              UNION ALL SELECT indexname || ' on ' || tablename FROM pg_indexes WHERE schemaname = current_schema() ORDER BY 1
              """);
        var recorded = objects.Any(o => o.Contains("platform_migration", StringComparison.Ordinal))
            ? await session.QueryAsync<string>("SELECT 'migration ' || module || ' ' || name || ' ' || sha256 FROM platform_migration ORDER BY module, number")
            : [];
        return [.. objects, .. recorded];
    }
}
