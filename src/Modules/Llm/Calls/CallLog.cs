using System.Threading.Channels;

namespace Maru.Modules.Llm.Calls;

/// <summary>
/// Takes calls from requests without ever making one wait: a bounded queue in memory, emptied by the writer. When it is full the call is
/// dropped and counted. Thread safe.
/// </summary>
internal sealed class CallLog(CallSettings settings)
{
    private readonly Channel<CallRecord> _queue = Channel.CreateBounded<CallRecord>(
        new BoundedChannelOptions(settings.Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    private long _dropped;

    public long Dropped => Volatile.Read(ref _dropped);

    public int Waiting => _queue.Reader.Count;

    internal ChannelReader<CallRecord> Queue => _queue.Reader;

    public void Append(CallRecord call)
    {
        if (!_queue.Writer.TryWrite(call))
        {
            Drop(1);
        }
    }

    internal void Drop(int calls) => Interlocked.Add(ref _dropped, calls);

    /// <summary>No more calls: what comes later is counted as dropped.</summary>
    internal void Close() => _queue.Writer.TryComplete();
}
