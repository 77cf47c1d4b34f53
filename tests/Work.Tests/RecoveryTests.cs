using System.Diagnostics;
using System.Globalization;
using Maru.Kernel;
using Maru.Platform.Sql;
using Maru.Testing;
using Maru.Work.Journal;

namespace Maru.Work.Tests;

/// <summary>
/// A node goes silent with all its runs in hand. MARU_INTERRUPTED_RUNS says how many, 1000 in the full form, which also holds the time
/// against the lease.
/// </summary>
public sealed class RecoveryTests
{
    private const int Lease = 3;
    private static readonly TimeSpan Goal = TimeSpan.FromSeconds(Lease + 5);
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static int? Asked =>
        int.TryParse(Environment.GetEnvironmentVariable("MARU_INTERRUPTED_RUNS"), CultureInfo.InvariantCulture, out var many) ? many : null;

    [Theory, EachDialect]
    public async Task Every_run_of_a_node_that_went_silent_goes_on_elsewhere(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        var script = ScriptedJob.With(async (_, context, _) => (await context.StepAsync<string>("one", (_, _) => Task.FromResult<Outcome<string>>("done"))).Value);
        await using var still = await Node.StartAsync(database.Db, script, ("Work:Enabled", "false"));
        var many = Asked ?? 120;
        await Task.WhenAll(Enumerable.Range(0, many).Select(_ => still.BeginAsync("scripted")));
        await still.Get<NodeTable>().EnterAsync("gone", "gone", many, [], Ct);
        Assert.Equal(many, (await still.Get<RunClaims>().ClaimAsync(QueueTerms.Default, "gone", many, Ct)).Count);
        var silent = Stopwatch.StartNew();
        still.Get<NodeTable>().Renew("gone", "gone", many);

        await using var node = await Node.StartAsync(database.Db, script, ("Work:Lease", $"{Lease}s"));
        var early = await CountAsync(database.Db, "status <> 'running'");
        var isEarly = silent.Elapsed < TimeSpan.FromSeconds(Lease);
        await UntilAsync(async () => await CountAsync(database.Db, "status = 'succeeded'") == many);
        var took = silent.Elapsed;

        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{dialect}: {many} runs in {took.TotalSeconds:n1} s, lease {Lease} s"));
        Assert.Equal(many, await CountAsync(database.Db, "recoveries = 0 AND epoch = 2"));
        Assert.True(early == 0 || !isEarly, "Runs were taken while their node still had its lease.");
        Assert.True(Asked is null || took < Goal, $"It took {took}.");
        await Invariants.AssertAsync(database.Db);
    }

    private static async Task<long> CountAsync(Db db, string condition)
    {
        await using var session = await db.OpenAsync(Ct);
        return await session.ScalarAsync<long>($"SELECT COUNT(*) FROM work_run WHERE {condition}");
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), "Runs stay behind.");
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }
    }
}
