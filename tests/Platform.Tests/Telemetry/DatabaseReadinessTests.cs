using Maru.Platform.Sql;
using Maru.Platform.Telemetry;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using SQLitePCL;

namespace Maru.Platform.Tests.Telemetry;

public sealed class DatabaseReadinessTests
{
    private const string Insert = "INSERT INTO work_queue (name, next_start_at) VALUES (@name, 0)";
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task A_write_that_failed_makes_the_server_unready_until_one_succeeds()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan();
        await using var db = database.OpenFaulty(plan);
        var readiness = ReadinessOf(db);
        await WriteAsync(db, "first");
        Assert.Equal(ReadinessStatus.Ok, (await readiness.CheckAsync(Ct)).Status);

        plan.Meet = static (_, handle) => raw.sqlite3_exec(handle, "PRAGMA query_only = 1");
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => WriteAsync(db, "second"));
        var (failing, stillFailing) = (await readiness.CheckAsync(Ct), await readiness.CheckAsync(Ct));
        plan.Meet = static (_, handle) => raw.sqlite3_exec(handle, "PRAGMA query_only = 0");

        Assert.Equal((ReadinessStatus.Failing, DbTrouble.ReadOnly.Words()), (failing.Status, failing.Detail));
        Assert.Equal(ReadinessStatus.Failing, stillFailing.Status);
        Assert.Equal(ReadinessStatus.Ok, (await readiness.CheckAsync(Ct)).Status);
    }

    [Theory, EachDialect]
    public async Task Nothing_is_written_to_find_out_what_the_servers_own_writes_tell(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var readiness = ReadinessOf(database.Db);
        await WriteAsync(database.Db, "own");

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ReadinessStatus.Ok, (await readiness.CheckAsync(Ct)).Status);
        }

        Assert.Null(await ProbesAsync(database.Db));
    }

    [Theory, EachDialect]
    public async Task A_server_that_has_not_written_yet_writes_once_to_find_out(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var fresh = database.OpenAnother();
        var readiness = ReadinessOf(fresh);

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(ReadinessStatus.Ok, (await readiness.CheckAsync(Ct)).Status);
        }

        Assert.Equal(1, await ProbesAsync(fresh));
    }

    [Fact]
    public async Task A_database_that_can_be_read_only_is_not_ready_although_nobody_has_tried_to_write()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        var plan = new FaultPlan { Meet = static (_, handle) => raw.sqlite3_exec(handle, "PRAGMA query_only = 1") };
        await using var db = database.OpenFaulty(plan);

        Assert.Equal(ReadinessStatus.Failing, (await ReadinessOf(db).CheckAsync(Ct)).Status);
    }

    private static DatabaseReadiness ReadinessOf(Db db) => new(db, TimeProvider.System, NullLogger<DatabaseReadiness>.Instance);

    private static async Task WriteAsync(Db db, string name)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync(Insert, new { name }, Ct);
        await tx.CommitAsync(Ct);
    }

    private static async Task<long?> ProbesAsync(Db db)
    {
        await using var session = await db.OpenAsync(Ct);
        return await session.ScalarAsync<long?>(
            "SELECT version FROM platform_version WHERE name = @Probe", new { DatabaseReadiness.Probe }, Ct);
    }
}
