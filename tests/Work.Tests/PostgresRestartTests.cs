using System.Collections.Concurrent;
using System.Globalization;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.Work.Tests;

/// <summary>PostgreSQL crashes while runs go on: MARU_POSTGRES_CRASHES says how often, 3 by default.</summary>
public sealed class PostgresRestartTests
{
    private const int Runs = 24;
    private const int Steps = 40;
    private static readonly CancellationToken Ct = CancellationToken.None;

    private static int Crashes =>
        int.TryParse(Environment.GetEnvironmentVariable("MARU_POSTGRES_CRASHES"), CultureInfo.InvariantCulture, out var many) ? many : 3;

    [Fact]
    public async Task Nothing_is_lost_or_stuck_when_PostgreSQL_crashes_under_load()
    {
        Assert.SkipWhen(PostgresServer.WhyNone is not null, PostgresServer.WhyNone ?? "");
        await using var server = new PostgresServer();
        await server.StartAsync();
        await using var db = new Db(new DatabaseSettings { Connection = server.Connection + ";Maximum Pool Size=20" });
        await new Migrator(db, [new MigrationSource("platform", typeof(Db).Assembly)], TimeProvider.System, NullLogger<Migrator>.Instance).RunAsync(Ct);
        await Invariants.GuardMovesAsync(db);
        var done = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await using var node = await Node.StartAsync(db, Work(done), ("Work:PoisonAfter", "50"));
        var runs = new List<string>();
        for (var i = 0; i < Runs; i++)
        {
            runs.Add(await node.BeginAsync("scripted"));
        }

        for (var crash = 1; crash <= Crashes; crash++)
        {
            await UntilAsync(() => done.Count >= Runs * Steps * crash / (Crashes + 2));
            await server.CrashAndReturnAsync();
        }

        foreach (var id in runs)
        {
            var run = await node.EndAsync(id);
            Assert.Equal(("succeeded", $"\"{Steps}\""), (run.Status, run.Output));
        }

        await Invariants.AssertAsync(db);
        Assert.Equal(Runs * Steps, done.Count);
        await using var session = await db.OpenAsync(Ct);
        Assert.Equal(Runs * Steps, await session.ScalarAsync<int>("SELECT COUNT(*) FROM work_step WHERE state = 'completed'"));
    }

    private static Action<Microsoft.Extensions.DependencyInjection.IServiceCollection> Work(ConcurrentDictionary<string, int> done) =>
        ScriptedJob.With(async (_, context, _) =>
        {
            var sum = 0;
            for (var i = 0; i < Steps; i++)
            {
                sum += (await context.StepAsync<int>("some", async (call, ct) =>
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(15), TimeProvider.System, ct);
                    done.AddOrUpdate(call.IdempotencyKey, 1, (_, n) => n + 1);
                    return 1;
                })).Value;
            }

            return sum.ToString(CultureInfo.InvariantCulture);
        });

    private static async Task UntilAsync(Func<bool> isSo)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (!isSo())
        {
            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), "The runs do not go on.");
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        }
    }
}
