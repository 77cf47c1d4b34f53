using Maru.Platform.Snapshots;
using Maru.Platform.Sql;
using Maru.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Platform.Tests.Snapshots;

public sealed class SnapshotTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task A_change_is_seen_by_the_next_read_here_and_soon_elsewhere(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var other = database.OpenAnother();
        using var here = SnapshotOf(database.Db);
        using var there = SnapshotOf(other);
        using var poller = new SnapshotPoller(other, [there], TimeProvider.System, NullLogger<SnapshotPoller>.Instance);
        await here.RefreshAsync(Ct);
        await poller.StartAsync(Ct);

        await ChangeAsync(database.Db);
        await here.RefreshAsync(Ct);

        Assert.Equal("1", here.Current);
        await SeenAsync(there);
        await poller.StopAsync(Ct);
    }

    // The second is judged by this clock: on a busy machine a wall clock would judge the machine.
    [Fact]
    public async Task Half_a_second_of_the_clock_is_enough()
    {
        await using var database = await TestDatabase.CreateAsync(Dialect.Sqlite);
        await using var other = database.OpenAnother();
        using var there = SnapshotOf(other);
        var clock = new FakeClock();
        using var poller = new SnapshotPoller(other, [there], clock, NullLogger<SnapshotPoller>.Instance);
        await poller.StartAsync(Ct);
        await ChangeAsync(database.Db);
        await clock.WaitedOnAsync(TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromSeconds(0.5));

        await SeenAsync(there);
        await poller.StopAsync(Ct);
    }

    [Theory, EachDialect]
    public async Task Nothing_is_loaded_again_while_nothing_changes(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var loads = 0;
        using var snapshot = new Snapshot<string>("tests", database.Db, (_, _) => Task.FromResult($"{++loads}"));

        await snapshot.RefreshAsync(Ct);
        await snapshot.RefreshAsync(Ct);
        await ChangeAsync(database.Db);
        await snapshot.RefreshAsync(Ct);

        Assert.Equal("2", snapshot.Current);
    }

    private static async Task SeenAsync(Snapshot<string> there)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (there.Current != "1")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, deadline.Token);
        }
    }

    private static async Task ChangeAsync(Db db)
    {
        await using var tx = await db.BeginAsync(Ct);
        await SnapshotVersion.BumpAsync(tx, "tests", Ct);
        await tx.CommitAsync(Ct);
    }

    private static Snapshot<string> SnapshotOf(Db db) => new("tests", db, async (statements, ct) =>
        (await statements.ScalarAsync<long?>("SELECT version FROM platform_version WHERE name = 'tests'", ct: ct) ?? 0)
            .ToString(System.Globalization.CultureInfo.InvariantCulture));
}
