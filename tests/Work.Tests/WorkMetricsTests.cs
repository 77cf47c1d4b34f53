using System.Buffers;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Maru.Kernel;
using Maru.Platform.Live;
using Maru.Platform.Sql;
using Maru.Platform.Telemetry;
using Maru.Testing;

namespace Maru.Work.Tests;

public sealed class WorkMetricsTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EachDialect]
    public async Task Everything_that_happens_to_runs_is_counted(Dialect dialect)
    {
        await using var database = await TestDatabase.CreateAsync(dialect);
        await using var node = await Node.StartAsync(database.Db, ScriptedJob.With((input, context, _) => RunAsync(database.Db, input.Name, context)));
        using var registry = new MetricsRegistry(node.Get<IMeterFactory>());
        using var client = node.Get<LiveClients>().Enter("somebody");
        var later = new StartTerms { At = TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1) };
        await node.EndAsync(await node.BeginAsync("scripted"));
        var (gone, parked) = (await node.BeginAsync("leaf", later), await node.BeginAsync("linear", later));

        await DoAsync(database.Db, "UPDATE work_run SET status = 'running', node_id = 'gone', epoch = 1 WHERE id = @gone", new { gone });
        await DoAsync(database.Db, "UPDATE work_run SET kind = 'test.unknown', wake_at = 1 WHERE id = @parked", new { parked });
        await node.EndAsync(gone);
        await node.EndAsync(parked);

        string[] expected =
        [
            "work_runs_total{kind=\"test.scripted\",outcome=\"succeeded\"} 1", "work_runs_total{kind=\"test.unknown\",outcome=\"parked\"} 1",
            "work_steps_total{kind=\"test.scripted\",outcome=\"completed\"} 2", "work_steps_total{kind=\"test.scripted\",outcome=\"failed\"} 1",
            "work_step_duration_seconds_count{kind=\"test.scripted\"} 3", "work_claim_latency_seconds_count{queue=\"default\"}",
            "work_fenced_total 1", "work_recoveries_total 1", "work_queue_depth{queue=\"default\"} 0", "work_oldest_queued_seconds{queue=\"default\"} 0",
            "work_parked{queue=\"default\"} 1", "sse_clients 1",
        ];
        var watch = Stopwatch.StartNew();
        while (!expected.All(line => Text(registry).Contains("\n" + line, StringComparison.Ordinal)) && watch.Elapsed < TimeSpan.FromSeconds(30))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        var text = Text(registry);
        Assert.All(expected, line => Assert.Contains("\n" + line, text, StringComparison.Ordinal));
    }

    // Its first holder loses it in the midst of the first step.
    private static async Task<Outcome<string>> RunAsync(Db db, string name, IJobContext context)
    {
        var isTaken = false;
        await context.StepAsync<int>("one", async (_, _) =>
        {
            isTaken = await DoAsync(db, """
                UPDATE work_run SET status = 'queued', node_id = NULL, wake_at = 1, epoch = epoch + 1 WHERE id = @RunId AND epoch = 1
                """, new { context.RunId }) == 1;
            return 1;
        });
        var refused = await context.StepAsync<int>("two", (_, _) => Task.FromResult<Outcome<int>>(WorkFailures.NoSuchStep));
        return refused.Failure is null || isTaken ? WorkFailures.NoSuchRun : name;
    }

    private static async Task<int> DoAsync(Db db, string sql, object args)
    {
        await using var tx = await db.BeginAsync(Ct);
        var rows = await tx.ExecuteAsync(sql, args, Ct);
        await tx.CommitAsync(Ct);
        return rows;
    }

    private static string Text(MetricsRegistry registry)
    {
        var output = new ArrayBufferWriter<byte>();
        registry.Write(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
