using System.Diagnostics;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.WorkChild;
using Microsoft.Data.Sqlite;

namespace Maru.Work.Tests;

public sealed class ZombieTests
{
    [Theory, EachDialect]
    public async Task A_node_that_stood_still_for_longer_than_its_lease_writes_nothing_when_it_wakes(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await Effects.CreateAsync(database.Db);
        await using var zombie = Child.Start(database, "slow");
        var id = await StartedAsync(database.Db);
        await StopAsync(zombie, database, id);
        var before = await RecoveriesAsync(database.Db, id);

        await using var node = await Node.StartAsync(database.Db, more: null, ("Work:Lease", "6s"));
        var run = await node.EndAsync(id);
        var events = run.EventSeq;
        await zombie.SignalAsync("CONT");
        Assert.False(await zombie.DiesAsync());

        Assert.Equal("succeeded", run.Status);
        Assert.Equal(events, (await node.Reader.FindAsync(id, CancellationToken.None))!.EventSeq);
        await using var session = await database.Db.OpenAsync(CancellationToken.None);
        Assert.Equal(20, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_step WHERE run_id = @id AND state = 'completed'", new { id }));
        Assert.Equal(before + 1, await RecoveriesAsync(database.Db, id));
        await Invariants.AssertAsync(database.Db);
    }

    // In the midst of the run and of no write: SQLite has one writer, and a process that stands still in a write keeps all others out. A
    // child that the machine itself let stand still gives its own run back; then it must have it again.
    private static async Task StopAsync(Child zombie, TestDatabase database, string id)
    {
        await zombie.SignalAsync("STOP");
        while ((database.Db.Dialect == Dialect.Sqlite && !CanWrite(database.Options.Connection))
            || await StatusAsync(database.Db, id) != "running")
        {
            await zombie.SignalAsync("CONT");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            await zombie.SignalAsync("STOP");
        }
    }

    private static async Task<string?> StatusAsync(Db db, string id)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<string>("SELECT status FROM work_run WHERE id = @id", new { id });
    }

    private static async Task<int> RecoveriesAsync(Db db, string id)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        return await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_event WHERE run_id = @id AND type = 'run.recovered'", new { id });
    }

    private static bool CanWrite(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        try
        {
            // A second, and not SQLite's half a minute.
            connection.DefaultTimeout = 1;
            using var begun = connection.BeginTransaction();
            return true;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_BUSY)
        {
            return false;
        }
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
