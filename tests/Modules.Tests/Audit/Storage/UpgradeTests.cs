using Maru.Modules.Audit;
using Maru.Platform.Sql;
using Maru.Testing;

namespace Maru.Modules.Tests.Audit.Storage;

/// <summary>A log that was kept by an earlier Maru goes on with the same totals and the same pages.</summary>
public sealed class UpgradeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDialect]
    public async Task Counters_of_the_newest_day_leave_the_month_and_the_whole(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await ExecuteAsync(database.Db, Text(dialect, 1));
        await ExecuteAsync(database.Db, """
            INSERT INTO audit_day (day, first_id, last_id) VALUES ('2026-03-01', 1, 3), ('2026-03-02', 4, 5);
            INSERT INTO audit_count (actor_id, span, resource, action, status_code, n)
            VALUES ('*', 'all', 'a.x', 'create', 200, 5), ('*', 'm2026-03', 'a.x', 'create', 200, 5),
                ('*', 'd2026-03-01', 'a.x', 'create', 200, 3), ('*', 'd2026-03-02', 'a.x', 'create', 200, 2),
                ('*', 'all', 'a.y', 'create', 200, 1), ('*', 'm2026-02', 'a.x', 'create', 200, 9)
            """);

        await ExecuteAsync(database.Db, Text(dialect, 2));

        await using var session = await database.Db.OpenAsync(Ct);
        Assert.Equal("2026-03-02", await session.ScalarAsync<string>("SELECT open_day FROM audit_head", ct: Ct));
        var counts = await session.QueryAsync<CountRow>("SELECT span, resource, n FROM audit_count ORDER BY resource, span", ct: Ct);
        Assert.Equal(
            [("all", "a.x", 3), ("d2026-03-01", "a.x", 3), ("d2026-03-02", "a.x", 2), ("m2026-02", "a.x", 9), ("m2026-03", "a.x", 3), ("all", "a.y", 1)],
            counts.Select(c => (c.Span, c.Resource, c.N)));
    }

    [Theory, EachDialect]
    public async Task Each_hour_gets_the_places_of_its_entries(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);
        await ExecuteAsync(database.Db, Text(dialect, 1));
        await ExecuteAsync(database.Db, Text(dialect, 2));
        await ExecuteAsync(database.Db, """
            INSERT INTO audit_entry (id, at, actor_type, action, resource, status_code, hash)
            VALUES (1, 3599999999, 'user', 'create', 'a.x', 200, ''), (2, 3600000000, 'user', 'create', 'a.x', 200, ''),
                (3, 3599000000, 'user', 'create', 'a.x', 200, ''), (4, 7199999999, 'user', 'create', 'a.x', 200, '')
            """);

        await ExecuteAsync(database.Db, Text(dialect, 4));

        await using var session = await database.Db.OpenAsync(Ct);
        var hours = await session.QueryAsync<HourRow>("SELECT hour, first_id, last_id FROM audit_hour ORDER BY hour", ct: Ct);
        Assert.Equal([(0, 1, 3), (1, 2, 4)], hours.Select(h => (h.Hour, h.FirstId, h.LastId)));
    }

    private static string Text(Dialect dialect, int number)
    {
        var assembly = typeof(AuditModule).Assembly;
        var other = dialect == Dialect.Postgres ? ".sqlite.sql" : ".postgres.sql";
        var name = assembly.GetManifestResourceNames().Single(n => n.Contains($".{number:0000}_", StringComparison.Ordinal) && !n.EndsWith(other, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private static async Task ExecuteAsync(Db db, string sql)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync(sql, ct: Ct);
        await tx.CommitAsync(Ct);
    }

    private sealed class CountRow
    {
        public string Span { get; init; } = "";

        public string Resource { get; init; } = "";

        public int N { get; init; }
    }

    private sealed class HourRow
    {
        public int Hour { get; init; }

        public int FirstId { get; init; }

        public int LastId { get; init; }
    }
}
