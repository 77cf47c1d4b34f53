namespace Maru.LlmSimulator.Traffic;

/// <summary>The last requests, in order. Thread safe.</summary>
internal sealed class TrafficLog(int limit)
{
    private readonly Lock _gate = new();
    private readonly Queue<ReceivedRequest> _kept = new();

    public IReadOnlyList<ReceivedRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _kept];
        }
    }

    public void Add(ReceivedRequest request)
    {
        lock (_gate)
        {
            _kept.Enqueue(request);
            while (_kept.Count > limit)
            {
                _kept.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _kept.Clear();
        }
    }
}
