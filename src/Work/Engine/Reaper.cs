using Maru.Platform.Loops;
using Maru.Work.Journal;
using Maru.Work.Records;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>Runs on every node: takes runs from nodes without a heartbeat, and measures how full the queues are.</summary>
internal sealed class Reaper(
    RunSweeps sweeps, RunReader reader, NodeTable nodes, NodeLease lease, WorkSignal signal, WorkMetrics metrics, WorkSettings settings, TimeProvider clock,
    ILogger<Reaper> log) : BackgroundService
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Gauges = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private long _gaugedAt;
    private long _forgotAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!settings.Enabled)
        {
            return;
        }

        (_gaugedAt, _forgotAt) = (clock.GetTimestamp(), clock.GetTimestamp());
        var every = settings.Lease / 4 < Longest ? settings.Lease / 4 : Longest;
        var away = false;
        while (true)
        {
            try
            {
                await SweepAsync(stoppingToken);
                away = false;
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!away)
                {
                    Log.DatabaseAway(log, e);
                }

                away = true;
            }

            await Task.Delay(every, clock, stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        // A node that cannot keep its own lease must not decide about others.
        if (lease.Holds && await sweeps.HasOrphansAsync(settings.Lease, ct))
        {
            int reaped;
            do
            {
                reaped = (await sweeps.ReapAsync(settings.Lease, settings.PoisonAfter, ct)).Count;
                if (reaped > 0)
                {
                    metrics.Recovered(reaped);
                    Log.Reaped(log, reaped);
                    signal.Wake();
                }
            }
            while (reaped == RunSweeps.AtOnce);
        }

        if (clock.GetElapsedTime(_gaugedAt) >= Gauges)
        {
            _gaugedAt = clock.GetTimestamp();
            var queues = await reader.QueuesAsync(ct);
            metrics.Show([.. queues.Select(q => (q.Queue, q.Queued, q.OldestAt is { } at ? Math.Max(0, (q.Now - at) / 1e6) : 0, q.Parked))]);
        }

        if (clock.GetElapsedTime(_forgotAt) >= Hour)
        {
            _forgotAt = clock.GetTimestamp();
            await nodes.ForgetAsync(ct);
        }
    }
}
