using System.Collections.Concurrent;
using System.Data.Common;
using Maru.Work.Records;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>This node's places: each claimed run has its own task until it is released. Thread safe.</summary>
internal sealed class RunWorkers(
    RunExecution execution, ActiveRuns active, NodeLease lease, WorkSignal signal, WorkMetrics metrics, WorkSettings settings, TimeProvider clock,
    ILogger<RunWorkers> log)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<Task, byte> _working = new();
    private readonly ConcurrentDictionary<string, int> _inQueue = new(StringComparer.Ordinal);

    /// <summary>How many more runs of a queue may begin here.</summary>
    public int PlacesIn(QueueTerms queue)
    {
        var here = settings.Capacity - active.Count;
        return queue.PerNode is { } most ? Math.Min(here, most - _inQueue.GetValueOrDefault(queue.Name)) : here;
    }

    public void Begin(ClaimedRun run)
    {
        metrics.Claimed(run.Queue, run.ClaimedAt - run.WakeAt);
        var frame = new RunFrame(run, lease, clock);
        active.Add(frame);
        _inQueue.AddOrUpdate(run.Queue, 1, (_, n) => n + 1);
        var work = Task.Run(() => WorkAsync(frame), CancellationToken.None);
        _working[work] = 0;
        _ = work.ContinueWith(done => _working.TryRemove(done, out _), TaskScheduler.Default);
    }

    /// <summary>Gives running steps some time to end, then cancels them; every run stops at its next step and is handed back.</summary>
    public async Task DrainAsync(CancellationToken ct)
    {
        var frames = active.All;
        foreach (var frame in frames)
        {
            frame.Drain();
        }

        var all = Task.WhenAll(_working.Keys);
        if (await EndsAsync(all, settings.Drain, ct))
        {
            return;
        }

        foreach (var frame in frames)
        {
            frame.CancelBodies();
        }

        await EndsAsync(all, AfterDrain, ct);
        Log.Drained(log, frames.Count);
    }

    private async Task WorkAsync(RunFrame frame)
    {
        try
        {
            await execution.RunAsync(frame);
            if (frame.StopReason is { Kind: StopKind.Lapse })
            {
                await AbandonAsync(frame);
            }
        }
        catch (RunHalted)
        {
            await AbandonAsync(frame);
        }
        catch (Exception e)
        {
            // The boundary of the worker: one broken run must not end the others or stay claimed forever.
            Log.LettingGoFailed(log, e, frame.Run.Id);
            await AbandonAsync(frame);
        }
        finally
        {
            active.Remove(frame);
            _inQueue.AddOrUpdate(frame.Run.Queue, 0, (_, n) => n - 1);
            frame.Dispose();
            signal.WakeHere();
        }
    }

    // The lease may end on this node and be renewed before another node notices. A run that is still claimed would then wait forever,
    // because only the runs of dead nodes are taken. Therefore it is given back, and this is repeated as long as the disk is full. If
    // another node did take the run, the epoch makes this write do nothing.
    private async Task AbandonAsync(RunFrame frame)
    {
        for (var pause = settings.Poll; true; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                await execution.AbandonAsync(frame);
                return;
            }
            catch (Exception e) when (e is DbException or RunHalted)
            {
                Log.LettingGoFailed(log, e, frame.Run.Id);
            }

            await Task.Delay(pause, clock);
        }
    }

    private async Task<bool> EndsAsync(Task all, TimeSpan within, CancellationToken ct)
    {
        try
        {
            await all.WaitAsync(within, clock, ct);
            return true;
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }
}
