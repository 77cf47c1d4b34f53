using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Sql;

public sealed class MigratorTests
{
    private static readonly MigrationSource Ground = new("platform", typeof(Db).Assembly);

    [Theory, EachDialect]
    public async Task A_second_run_has_nothing_left_to_do(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);

        var first = await Run(database.Db);
        var second = await Run(database.Db);

        Assert.True(first > 0);
        Assert.Equal(0, second);
    }

    [Theory, EachDialect]
    public async Task Four_nodes_starting_at_once_apply_each_step_once(Dialect dialect)
    {
        await using var database = await TestDatabase.EmptyAsync(dialect);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            await using var node = database.OpenAnother();
            return await Run(node);
        }));

        Assert.Equal(Ground.Read(dialect).Count, applied.Sum());
    }

    [Theory, EachDialect]
    public async Task An_applied_step_that_was_edited_stops_the_start(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using (var tx = await database.Db.BeginAsync(TestContext.Current.CancellationToken))
        {
            await tx.ExecuteAsync("UPDATE platform_migration SET sha256 = 'another' WHERE number = 1");
            await tx.CommitAsync(TestContext.Current.CancellationToken);
        }

        var stopped = await Assert.ThrowsAsync<StartRefusedException>(() => Run(database.Db));

        Assert.Contains("Never edit an applied migration", stopped.Message, StringComparison.Ordinal);
    }

    [Theory, EachDialect]
    public async Task A_schema_that_a_newer_server_has_made_stops_the_start(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        foreach (var (module, number) in new[] { ("platform", 9_000), ("of_tomorrow", 1) })
        {
            await using (var tx = await database.Db.BeginAsync(TestContext.Current.CancellationToken))
            {
                await tx.ExecuteAsync("DELETE FROM platform_migration WHERE name = 'later'");
                await tx.ExecuteAsync(
                    "INSERT INTO platform_migration (module, number, name, sha256, applied_at) VALUES (@module, @number, 'later', 'x', 1)",
                    new { module, number });
                await tx.CommitAsync(TestContext.Current.CancellationToken);
            }

            var stopped = await Assert.ThrowsAsync<StartRefusedException>(() => Run(database.Db));

            Assert.Contains($"{module} {number:0000}_later", stopped.Message, StringComparison.Ordinal);
        }
    }

    private static Task<int> Run(Db db) =>
        new Migrator(db, [Ground], TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(CancellationToken.None);
}
