namespace Maru.Work.Engine;

/// <summary>
/// Whether this node may still trust its claims, by monotonic time since its last renewal began. It stops before other nodes can take its
/// runs. Thread safe.
/// </summary>
internal sealed class NodeLease(string nodeId, string name, WorkSettings settings, TimeProvider clock) : IDisposable
{
    private readonly Lock _lock = new();
    private CancellationTokenSource _lost = new();
    private long _renewedAt;
    private bool _ever;

    /// <summary>New at each start of the process: a restarted node is another owner, even with the same name.</summary>
    public string NodeId => nodeId;

    /// <summary>The machine's name, for people.</summary>
    public string Name => name;

    public bool Holds => Volatile.Read(ref _ever) && clock.GetElapsedTime(Volatile.Read(ref _renewedAt)) < settings.Fence;

    /// <summary>Cancelled when the lease is lost; a new one after the next renewal.</summary>
    public CancellationToken Lost
    {
        get
        {
            lock (_lock)
            {
                return _lost.Token;
            }
        }
    }

    /// <summary>
    /// Counts the lease from the time at which the renewal began. If the lease had ended unnoticed between two checks, the runs are told
    /// first, and the answer is true.
    /// </summary>
    public bool Renewed(long startedAt)
    {
        lock (_lock)
        {
            var lapsed = Notice();

            Volatile.Write(ref _renewedAt, startedAt);
            Volatile.Write(ref _ever, true);
            if (_lost.IsCancellationRequested)
            {
                _lost = new CancellationTokenSource();
            }

            return lapsed;
        }
    }

    /// <summary>Tells the runs if the lease has ended; true if this call was the first to notice.</summary>
    public bool Notice()
    {
        lock (_lock)
        {
            if (!_ever || Holds || _lost.IsCancellationRequested)
            {
                return false;
            }

            _lost.Cancel();
            return true;
        }
    }

    public void Dispose() => _lost.Dispose();
}
