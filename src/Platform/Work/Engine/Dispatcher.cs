using System.Collections.Concurrent;
using System.Data.Common;
using Maru.Platform.Work.Sql;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Maru.Platform.Work.Engine;

/// <summary>
/// Takes runs while there are free places and works on them. At shutdown it takes no more, lets steps under way end, and hands the runs back.
/// </summary>
internal sealed class Dispatcher(
    RunClaims claims, RunSweeps sweeps, NodeTable nodes, JobKinds kinds, RunExecution execution, ActiveRuns active, NodeLease lease,
    Heartbeat heartbeat, WorkSignal signal, WorkMetrics metrics, WorkOptions options, TimeProvider clock, ILogger<Dispatcher> log) : BackgroundService
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly ConcurrentDictionary<string, int> _inQueue = new(StringComparer.Ordinal);
    private readonly HashSet<string> _backlog = new(StringComparer.Ordinal);
    private long _lookedAt;
    private long _checkedAt;
    private bool _away;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!options.Enabled)
        {
            return;
        }

        var now = clock.GetTimestamp();
        await nodes.EnterAsync(lease.NodeId, lease.Name, options.Capacity, kinds.Queues, cancellationToken).ConfigureAwait(false);
        lease.Renewed(now);
        heartbeat.Start();
        Log.NodeUp(log, lease.NodeId, options.Capacity);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken).ConfigureAwait(false);
        if (!options.Enabled)
        {
            return;
        }

        await DrainAsync(cancellationToken).ConfigureAwait(false);
        heartbeat.Stop();
        try
        {
            await nodes.LeaveAsync(lease.NodeId, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            // The lease lapses by itself.
            Log.DatabaseAway(log, e);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = options.Poll;
            try
            {
                pause = lease.Holds ? await RoundAsync(stoppingToken).ConfigureAwait(false) : pause;
                _away = false;
            }
            catch (Exception e) when (e is DbException or TimeoutException)
            {
                if (!_away)
                {
                    Log.DatabaseAway(log, e);
                }

                _away = true;
            }

            await signal.WaitAsync(pause, stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<TimeSpan> RoundAsync(CancellationToken ct)
    {
        await PassCancelsOnAsync(ct).ConfigureAwait(false);
        var pause = options.Poll;

        // A queue whose last claim filled every place is taken to have more; looking first would double the work of a busy node.
        if (_backlog.Count == 0 || clock.GetElapsedTime(_lookedAt) > Fresh)
        {
            pause = await LookAsync(ct).ConfigureAwait(false);
        }

        foreach (var queue in kinds.Queues)
        {
            var places = PlacesIn(queue);
            if (places > 0 && _backlog.Contains(queue.Name))
            {
                var claimed = await claims.ClaimAsync(queue, lease.NodeId, places, ct).ConfigureAwait(false);
                foreach (var run in claimed)
                {
                    Begin(run);
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
        var pulse = await sweeps.LookAsync(ct).ConfigureAwait(false);
        _backlog.UnionWith(pulse.Busy);
        if (pulse.NextDue is { } due && due <= TimeSpan.Zero)
        {
            await sweeps.WakeDueAsync(ct).ConfigureAwait(false);
            _backlog.UnionWith(kinds.Queues.Select(q => q.Name));
            return TimeSpan.Zero;
        }

        // A millisecond more, so that the look after this pause finds the wait ended.
        return pulse.NextDue is { } soon && soon < options.Poll ? soon + TimeSpan.FromMilliseconds(1) : options.Poll;
    }

    private int PlacesIn(QueueTerms queue)
    {
        var here = options.Capacity - active.Count;
        return queue.PerNode is { } most ? Math.Min(here, most - _inQueue.GetValueOrDefault(queue.Name)) : here;
    }

    private async Task PassCancelsOnAsync(CancellationToken ct)
    {
        if (active.Count > 0 && clock.GetElapsedTime(_checkedAt) >= options.Poll)
        {
            _checkedAt = clock.GetTimestamp();
            foreach (var id in await sweeps.CancelledAsync(lease.NodeId, ct).ConfigureAwait(false))
            {
                active.Cancel(id);
            }
        }
    }

    private void Begin(ClaimedRun run)
    {
        metrics.Claimed(run.Queue, run.ClaimedAt - run.WakeAt);
        var frame = new RunFrame(run, lease, clock);
        active.Add(frame);
        _inQueue.AddOrUpdate(run.Queue, 1, (_, n) => n + 1);
        var work = Task.Run(() => WorkAsync(frame), CancellationToken.None);
        _working[work] = 0;
        _ = work.ContinueWith(done => _working.TryRemove(done, out _), TaskScheduler.Default);
    }

    private async Task WorkAsync(RunFrame frame)
    {
        try
        {
            await execution.RunAsync(frame).ConfigureAwait(false);
        }
        catch (RunHalted)
        {
            // The lease was lost while the run was being let go; whoever reaps it goes on.
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The edge of the worker: one broken run must not end the others, nor stay claimed for ever.
            Log.LettingGoFailed(log, e, frame.Run.Id);
            await AbandonAsync(frame).ConfigureAwait(false);
        }
        finally
        {
            active.Remove(frame);
            _inQueue.AddOrUpdate(frame.Run.Queue, 0, (_, n) => n - 1);
            frame.Dispose();
            signal.WakeHere();
        }
    }

    private async Task AbandonAsync(RunFrame frame)
    {
        try
        {
            await execution.AbandonAsync(frame).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or RunHalted)
        {
            Log.LettingGoFailed(log, e, frame.Run.Id);
        }
    }

    private async Task DrainAsync(CancellationToken ct)
    {
        var frames = active.All;
        foreach (var frame in frames)
        {
            frame.Drain();
        }

        var all = Task.WhenAll(_working.Keys);
        if (await EndsAsync(all, TimeSpan.FromSeconds(options.DrainSeconds), ct).ConfigureAwait(false))
        {
            return;
        }

        foreach (var frame in frames)
        {
            frame.CancelBodies();
        }

        await EndsAsync(all, AfterDrain, ct).ConfigureAwait(false);
        Log.Drained(log, frames.Count);
    }

    private async Task<bool> EndsAsync(Task all, TimeSpan within, CancellationToken ct)
    {
        try
        {
            await all.WaitAsync(within, clock, ct).ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
