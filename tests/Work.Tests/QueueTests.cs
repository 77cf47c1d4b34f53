using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;
using Maru.WorkChild;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Work.Tests;

public sealed class QueueTests
{
    private const int Limit = 3;
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly JobTerms<Shape> Narrow = new("test.scripted") { Queue = "narrow" };

    [Theory, EachDialect]
    public async Task Two_nodes_never_run_more_of_a_queue_than_it_allows_everywhere(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var second = database.OpenAnother();
        await CountExcessAsync(database.Db);
        var nodes = new List<Node>();
        foreach (var db in new[] { database.Db, second })
        {
            nodes.Add(await Node.StartAsync(db, With(new QueueTerms("narrow") { Global = Limit }, () => Task.CompletedTask)));
        }

        var runs = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => nodes[i % 2].BeginAsync("scripted")));
        foreach (var id in runs)
        {
            Assert.Equal("succeeded", (await nodes[0].EndAsync(id)).Status);
        }

        await using (var session = await database.Db.OpenAsync(Ct))
        {
            Assert.Equal(Limit, await session.ScalarAsync<int>("SELECT MAX(at_once) FROM test_running"));
        }

        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Theory, EachDialect]
    public async Task One_node_runs_no_more_of_a_queue_than_it_allows_on_one_node(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var (now, most) = (0, 0);
        await using var node = await Node.StartAsync(database.Db, With(new QueueTerms("narrow") { PerNode = 2 }, async () =>
        {
            var here = Interlocked.Increment(ref now);
            InterlockedMax(ref most, here);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            Interlocked.Decrement(ref now);
        }));

        foreach (var id in await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => node.BeginAsync("scripted"))))
        {
            Assert.Equal("succeeded", (await node.EndAsync(id)).Status);
        }

        Assert.Equal(2, most);
    }

    [Theory, EachDialect]
    public async Task A_queue_starts_no_more_within_its_time_than_its_rate(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var queue = new QueueTerms("narrow") { Rate = 4, Per = TimeSpan.FromHours(1) };
        await using var still = await Node.StartAsync(database.Db, With(queue, () => Task.CompletedTask), ("Work:Enabled", "false"));
        await still.Get<NodeTable>().EnterAsync("x", "x", 16, [queue], Ct);
        for (var i = 0; i < 10; i++)
        {
            await still.BeginAsync("scripted");
        }

        Assert.Equal(3, (await still.Get<RunClaims>().ClaimAsync(queue, "x", 3, Ct)).Count);
        Assert.Single(await still.Get<RunClaims>().ClaimAsync(queue, "x", 16, Ct));
        Assert.Empty(await still.Get<RunClaims>().ClaimAsync(queue, "x", 16, Ct));
    }

    [Theory]
    [InlineData(0, 0, 4)]
    [InlineData(60, 0, 0)]
    [InlineData(60, 15, 1)]
    [InlineData(60, 59, 3)]
    [InlineData(60, 60, 4)]
    [InlineData(60, 600, 4)]
    public void What_a_rate_allows_comes_back_with_time(long usedUpToSeconds, long nowSeconds, int room) => Assert.Equal(
        room, QueuePace.Room(new QueueTerms("q") { Rate = 4, Per = TimeSpan.FromMinutes(1) }, usedUpToSeconds * 1_000_000, nowSeconds * 1_000_000));

    [Theory, EachDialect]
    public async Task Runs_are_taken_by_priority_and_then_by_age(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var still = await Node.StartAsync(database.Db, more: null, ("Work:Enabled", "false"));
        var begun = new List<string>();
        foreach (var priority in new int?[] { 9, null, 1, 5, 0 })
        {
            begun.Add(await still.BeginAsync("linear", new StartTerms { Priority = priority }));
        }

        var taken = new List<string>();
        for (var i = 0; i < begun.Count; i++)
        {
            taken.Add(Assert.Single(await still.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "x", 1, Ct)).Id);
        }

        Assert.Equal(new[] { 4, 2, 1, 3, 0 }.Select(i => begun[i]), taken);
    }

    private static Action<IServiceCollection> With(QueueTerms queue, Func<Task> body) => services =>
    {
        services.AddWorkQueue(queue);
        ScriptedJob.With(async (_, context, _) =>
        {
            await context.StepAsync<int>("one", async (_, _) =>
            {
                await body();
                return 1;
            });
            return "done";
        }, Narrow)(services);
    };

    // The database itself notes how many run at once, at every claim: a sample could miss the moment.
    private static async Task CountExcessAsync(Db db)
    {
        await using var tx = await db.BeginAsync(Ct);
        await tx.ExecuteAsync("CREATE TABLE test_running (at_once INTEGER)");
        const string Note = "INSERT INTO test_running SELECT COUNT(*) FROM work_run WHERE queue = 'narrow' AND status = 'running'";
        if (db.Dialect == Dialect.Sqlite)
        {
            await tx.ExecuteAsync($"CREATE TRIGGER note_running AFTER UPDATE OF status ON work_run WHEN NEW.status = 'running' BEGIN {Note}; END");
        }
        else
        {
            await tx.ExecuteAsync($"CREATE FUNCTION note_running() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {Note}; RETURN NULL; END $$");
            await tx.ExecuteAsync("""
                CREATE TRIGGER note_running AFTER UPDATE OF status ON work_run FOR EACH ROW WHEN (NEW.status = 'running') EXECUTE FUNCTION note_running()
                """);
        }

        await tx.CommitAsync(Ct);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var known = Volatile.Read(ref most); value > known; known = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, known);
        }
    }
}
