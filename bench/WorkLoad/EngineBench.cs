using System.Diagnostics;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Work;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Maru.WorkLoad;

/// <summary>Queues runs of nothing, lets a node loose on them, and counts.</summary>
internal static class EngineBench
{
    private const int InFlight = 16;
    private static readonly TimeSpan Probe = TimeSpan.FromSeconds(2);

    public static async Task<EngineRound> RunAsync(string connection, int runs)
    {
        await using var db = new Db(new DatabaseSettings { Connection = connection });
        await new Migrator(db, [new MigrationSource("platform", typeof(Db).Assembly)], TimeProvider.System, NullLogger<Migrator>.Instance)
            .RunAsync(CancellationToken.None);
        await MeasureAsync(db, runs / 5);
        var one = await CommitRate.MeasureAsync(db, 1, Probe);
        var four = await CommitRate.MeasureAsync(db, 4, Probe);
        var round = await MeasureAsync(db, runs);
        return round with { Commits1 = one, Commits4 = four };
    }

    private static async Task<EngineRound> MeasureAsync(Db db, int runs)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection([KeyValuePair.Create("Work:Capacity", (string?)$"{InFlight}")]);
        builder.Logging.ClearProviders();
        builder.Services.AddMetrics().AddSingleton(TimeProvider.System).AddSingleton(db).AddSingleton<StepClock>();
        builder.Services.AddLive().AddWork().AddLiveWorkers().AddWorkWorkers();
        builder.Services.AddJob<EmptyJob, NoInput, int>(new JobTerms<NoInput>(EmptyJob.Kind));
        using var host = builder.Build();
        var ids = await QueueAsync(host.Services, runs);
        var (statements, cpu, watch) = (db.StatementCount, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await host.StartAsync();
        await DoneAsync(db, ids.Count);
        var (took, cost, asked) = (watch.Elapsed, Environment.CpuUsage.TotalTime - cpu, db.StatementCount - statements);
        await host.StopAsync();
        var waits = await FirstStepsAsync(db, host.Services.GetRequiredService<StepClock>(), ids);
        double steps = (double)ids.Count * EmptyJob.Steps;
        return new EngineRound(
            db.Dialect.ToString(), 0, 0, steps / took.TotalSeconds, cost.TotalMicroseconds / steps, asked / steps, asked / (double)ids.Count,
            waits[waits.Count / 2], waits[waits.Count * 99 / 100]);
    }

    private static async Task<List<string>> QueueAsync(IServiceProvider services, int runs)
    {
        var start = services.GetRequiredService<StartRun>();
        var ids = new List<string>();
        foreach (var some in Enumerable.Range(0, runs).Chunk(InFlight))
        {
            var receipts = await Task.WhenAll(some.Select(_ => start.RunAsync(EmptyJob.Kind, new NoInput(), new StartTerms(), CancellationToken.None)));
            ids.AddRange(receipts.Select(r => r.Value.RunId));
        }

        return ids;
    }

    // Asks seldom: what waits for the end must not be part of what is measured.
    private static async Task DoneAsync(Db db, int runs)
    {
        while (true)
        {
            await using (var session = await db.OpenAsync(CancellationToken.None))
            {
                if (await session.ScalarAsync<long>("SELECT COUNT(*) FROM work_run WHERE status IN ('queued', 'running')") == 0)
                {
                    return;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(runs > 500 ? 25 : 10), TimeProvider.System);
        }
    }

    private static async Task<List<double>> FirstStepsAsync(Db db, StepClock clock, List<string> ids)
    {
        await using var session = await db.OpenAsync(CancellationToken.None);
        var claimed = (await session.QueryAsync<ClaimRow>("SELECT id, started_at FROM work_run"))
            .ToDictionary(r => r.Id, r => r.StartedAt, StringComparer.Ordinal);
        return [.. ids.Select(id => Math.Max(0, (clock.First(id) - claimed[id]).TotalMilliseconds)).Order()];
    }

    private sealed class ClaimRow
    {
        public string Id { get; init; } = "";

        public DateTimeOffset StartedAt { get; init; }
    }
}
