using System.Collections.Concurrent;

namespace Maru.Work.Live;

/// <summary>
/// One bell for each run or person that somebody on this node follows. Writers ring after their commit; other nodes' writers through Redis
/// or the poller. A lost ring costs a second, never an event. Thread safe.
/// </summary>
internal sealed class LiveBells
{
    private readonly ConcurrentDictionary<string, ChangeNotifier> _bells = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _ownerRings;

    /// <summary>Raised with every ring that began on this node.</summary>
    public event Action<string, long>? Rung;

    public IReadOnlyCollection<string> WatchedRuns => [.. _bells.Keys.Where(k => !k.StartsWith('@'))];

    public void Ring(string runId, long seq)
    {
        RingHere(runId, seq);
        Rung?.Invoke(runId, seq);
    }

    /// <summary>A person has a new run.</summary>
    public void RingOwner(string? ownerId)
    {
        if (ownerId is not null)
        {
            RingHere(KeyOf(ownerId), Interlocked.Increment(ref _ownerRings));
        }
    }

    public void RingHere(string runId, long seq) => _bells.GetValueOrDefault(runId)?.Ring(seq);

    public static string KeyOf(string ownerId) => "@" + ownerId;

    public Watch Follow(string key)
    {
        lock (_lock)
        {
            var bell = _bells.GetOrAdd(key, _ => new ChangeNotifier());
            bell.Watchers++;
            return new Watch(bell, () => Leave(key, bell));
        }
    }

    private void Leave(string key, ChangeNotifier bell)
    {
        lock (_lock)
        {
            if (--bell.Watchers == 0)
            {
                _bells.TryRemove(key, out _);
            }
        }
    }
}
