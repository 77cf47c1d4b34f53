using System.Diagnostics;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;

namespace Maru.Platform.Tests.Work;

public sealed class ZombieTests
{
    [Theory, EachDialect]
    public async Task A_node_that_stood_still_for_longer_than_its_lease_writes_nothing_when_it_wakes(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await Effects.CreateAsync(database.Db);
        await using var zombie = Child.Start(database, "slow");
        var id = await StartedAsync(database.Db);
        await zombie.SignalAsync("STOP");

        await using var node = await Node.StartAsync(database.Db, more: null, ("LeaseMilliseconds", "6000"));
        var run = await node.EndAsync(id);
        var events = run.EventSeq;
        await zombie.SignalAsync("CONT");
        Assert.False(await zombie.DiesAsync());

        Assert.Equal("succeeded", run.Status);
        Assert.Equal(events, (await node.Reader.FindAsync(id, CancellationToken.None))!.EventSeq);
        await using var session = await database.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(20, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_step WHERE run_id = @id AND state = 'completed'", new { id }));
        Assert.Equal(1, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_event WHERE run_id = @id AND type = 'run.recovered'", new { id }));
        await Invariants.AssertAsync(database.Db);
    }

    // A step or two are recorded, so that the run is in the midst when its node stops.
    private static async Task<string> StartedAsync(Db db)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            await using var session = await db.OpenAsync(CancellationToken.None);
            if (await session.ScalarAsync<string>("SELECT run_id FROM work_step WHERE iteration = 1 AND step_key = 'slow1'") is { } id)
            {
                return id;
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), "The child did not begin.");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }
    }
}
