using System.Collections.Concurrent;

namespace Maru.Platform.Live;

/// <summary>
/// The topics that are followed on this node. Writers notify after their commit; writers on other nodes do so through
/// <see cref="IHints"/>, or else the poller notices. A lost notice costs the wait for a poll, never an event. Thread safe.
/// </summary>
public sealed class LiveTopics
{
    private const string Channel = "live";

    private readonly IHints _hints;
    private readonly ConcurrentDictionary<LiveTopic, ChangeNotifier> _followed = new();
    private readonly Lock _lock = new();

    /// <summary>Starts without followers.</summary>
    /// <param name="hints">Reaches other nodes.</param>
    public LiveTopics(IHints hints)
    {
        _hints = hints;
        hints.Listen(Channel, Hear);
    }

    internal IEnumerable<LiveTopic> Followed => _followed.Keys.Where(topic => topic.Source.Length > 0);

    /// <summary>
    /// Reports that a topic has events up to a number. Call it after the commit, for example with <c>Changing.Afterwards</c>.
    /// </summary>
    /// <param name="topic">The topic.</param>
    /// <param name="seq">The last event's number.</param>
    public void Notify(LiveTopic topic, long seq)
    {
        NotifyHere(topic, seq);
        Tell(topic, seq);
    }

    /// <summary>Reports that a person has a new topic. Call it after the commit.</summary>
    /// <param name="userId">The person; null for a topic without an owner, and then nothing happens.</param>
    public void NotifyPerson(string? userId)
    {
        if (userId is null)
        {
            return;
        }

        NotifyPersonHere(userId);
        Tell(LiveTopic.OfPerson(userId), 0);
    }

    internal void NotifyHere(LiveTopic topic, long seq) => _followed.GetValueOrDefault(topic)?.Notify(seq);

    internal Watch Follow(LiveTopic topic)
    {
        lock (_lock)
        {
            var notifier = _followed.GetOrAdd(topic, _ => new ChangeNotifier());
            notifier.Watchers++;
            return new Watch(notifier, () => Leave(topic, notifier));
        }
    }

    // Every recorded step calls this, so no text is built if there are no other nodes.
    private void Tell(LiveTopic topic, long seq)
    {
        if (_hints.Carries)
        {
            _hints.Tell(Channel, topic.ToString(), seq);
        }
    }

    private void NotifyPersonHere(string userId) => _followed.GetValueOrDefault(LiveTopic.OfPerson(userId))?.Notify();

    private void Hear(string key, long number)
    {
        if (LiveTopic.Parse(key) is { } topic)
        {
            NotifyHere(topic, number);
        }
        else if (key.StartsWith(':'))
        {
            NotifyPersonHere(key[1..]);
        }
    }

    private void Leave(LiveTopic topic, ChangeNotifier notifier)
    {
        lock (_lock)
        {
            if (--notifier.Watchers == 0)
            {
                _followed.TryRemove(topic, out _);
            }
        }
    }
}
