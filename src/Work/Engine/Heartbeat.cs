using Maru.Work.Journal;
using Microsoft.Extensions.Logging;

namespace Maru.Work.Engine;

/// <summary>Renews the node's lease on a separate thread, which a busy thread pool cannot delay.</summary>
internal sealed class Heartbeat(NodeTable nodes, NodeLease lease, WorkSettings settings, TimeProvider clock, ILogger<Heartbeat> log) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ManualResetEventSlim _stop = new();
    private Thread? _thread;
    private bool _isFailing;

    public void Start()
    {
        _thread = new Thread(Beat) { IsBackground = true, Name = "work heartbeat" };
        _thread.Start();
    }

    public void Stop()
    {
        _stop.Set();

        // It may be waiting for a disk that no longer answers; then it ends with the process.
        _thread?.Join(Patience);
    }

    public void Dispose()
    {
        if (_thread is not { IsAlive: true })
        {
            _stop.Dispose();
        }
    }

    private void Beat()
    {
        // Checks more often than it renews, so that the end of the lease is noticed soon.
        var look = TimeSpan.FromMilliseconds(Math.Max(20, settings.Lease.TotalMilliseconds / 30));
        var renewedAt = clock.GetTimestamp();
        while (!_stop.Wait(look))
        {
            // First the check, then the renewal: a node that stood still for longer than its lease must not continue its old runs.
            if (lease.Notice())
            {
                Log.LeaseLost(log);
            }

            if (clock.GetElapsedTime(renewedAt) >= settings.Heartbeat || !lease.Holds)
            {
                renewedAt = clock.GetTimestamp();
                TryRenew(renewedAt);
            }
        }
    }

    private void TryRenew(long startedAt)
    {
        try
        {
            nodes.Renew(lease.NodeId, lease.Name, settings.Capacity);
            if (lease.Renewed(startedAt))
            {
                Log.LeaseLost(log);
            }

            _isFailing = false;
        }
        catch (Exception e)
        {
            // An exception that left this thread would end the process.
            if (!_isFailing)
            {
                Log.RenewalFailed(log, e);
            }

            _isFailing = true;
        }
    }
}
