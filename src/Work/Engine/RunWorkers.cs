using System.Collections.Concurrent;
using System.Data.Common;
using Maru.Work.Records;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>This node's places: each claimed run on a task of its own, until it is let go. Thread safe.</summary>
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

    /// <summary>Lets steps under way end for a time, then cancels them; every run stops at its next step and is handed back.</summary>
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
            // The edge of the worker: one broken run must not end the others, nor stay claimed forever.
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

    // A lease may lapse here and be renewed before anybody else sees it lapsed. A run that stayed claimed then would wait forever, since
    // only the dead are reaped; so it is given back, again and again, however long the disk stays full. If somebody did reap it, the epoch
    // makes this change nothing.
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
