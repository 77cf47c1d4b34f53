using System.Data.Common;
using Maru.Platform.Loops;
using Maru.Work.Journal;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>
/// Claims runs while there are free places and works on them. At shutdown it claims no more, lets running steps end, and hands the runs
/// back.
/// </summary>
internal sealed class Dispatcher(
    RunClaims claims, RunSweeps sweeps, NodeTable nodes, JobKinds kinds, RunWorkers workers, ActiveRuns active, NodeLease lease, Heartbeat heartbeat,
    WorkSignal signal, WorkSettings settings, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);

    private readonly HashSet<string> _backlog = new(StringComparer.Ordinal);
    private long _lookedAt;
    private long _checkedAt;
    private bool _away;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!settings.Enabled)
        {
            return;
        }

        var now = clock.GetTimestamp();
        await nodes.EnterAsync(lease.NodeId, lease.Name, settings.Capacity, kinds.Queues, cancellationToken);
        lease.Renewed(now);
        heartbeat.Start();
        Log.NodeUp(log, lease.NodeId, settings.Capacity);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!settings.Enabled)
        {
            return;
        }

        await workers.DrainAsync(cancellationToken);
        heartbeat.Stop();
        try
        {
            await nodes.LeaveAsync(lease.NodeId, cancellationToken).WaitAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            // The lease ends by itself.
            Log.DatabaseAway(log, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = settings.Poll;
            try
            {
                pause = lease.Holds ? await RoundAsync(stoppingToken) : pause;
                _away = false;
            }
            catch (Exception e) when (Loop.Outlives(e, stoppingToken))
            {
                if (!_away)
                {
                    Log.DatabaseAway(log, e);
                }

                _away = true;
            }

            await signal.WaitAsync(pause, stoppingToken);
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        await PassCancelsOnAsync(ct);
        var pause = settings.Poll;

        // If the last claim filled every place, the queue probably has more runs; checking first would double the work of a busy node.
        if (_backlog.Count == 0 || clock.GetElapsedTime(_lookedAt) > Fresh)
        {
            pause = await LookAsync(ct);
        }

        foreach (var queue in kinds.Queues)
        {
            var places = workers.PlacesIn(queue);
            if (places > 0 && _backlog.Contains(queue.Name))
            {
                var claimed = await claims.ClaimAsync(queue, lease.NodeId, places, ct);
                foreach (var run in claimed)
                {
                    workers.Begin(run);
                }

                if (claimed.Count < places)
                {
                    _backlog.Remove(queue.Name);
                }
            }
        }

        return pause;
    }

    private async Task<TimeSpan> LookAsync(CancellationToken ct)
    {
        _lookedAt = clock.GetTimestamp();
        var pulse = await sweeps.LookAsync(ct);
        _backlog.UnionWith(pulse.Busy);
        if (pulse.NextDue is { } due && due <= TimeSpan.Zero)
        {
            await sweeps.WakeDueAsync(ct);
            _backlog.UnionWith(kinds.Queues.Select(q => q.Name));
            return TimeSpan.Zero;
        }

        // One millisecond more, so that the wait has ended when the node looks after this pause.
        return pulse.NextDue is { } soon && soon < settings.Poll ? soon + TimeSpan.FromMilliseconds(1) : settings.Poll;
    }

    private async Task PassCancelsOnAsync(CancellationToken ct)
    {
        if (active.Count > 0 && clock.GetElapsedTime(_checkedAt) >= settings.Poll)
        {
            _checkedAt = clock.GetTimestamp();
            foreach (var id in await sweeps.CancelledAsync(lease.NodeId, ct))
            {
                active.Cancel(id);
            }
        }
    }
}
