namespace Maru.Platform.Live;

/// <summary>The topics one connection shows and how far it has shown each. Not thread safe.</summary>
internal sealed class LiveScreen : IDisposable
{
    private readonly LiveTopics _topics;
    private readonly LiveList _list;
    private readonly List<LiveTopic> _order = [];
    private readonly Dictionary<LiveTopic, Shown> _shown = [];

    public LiveScreen(LiveTopics topics, LiveList list)
    {
        (_topics, _list) = (topics, list);
        foreach (var (topic, position) in list.Topics.Zip(list.Positions).Where(t => !list.Refused.ContainsKey(t.First)))
        {
            Add(topic, position);
        }
    }

    public IReadOnlyCollection<LiveTopic> Topics => _order;

    /// <summary>Topics that have, or may have, events that are not shown yet.</summary>
    public IReadOnlyList<LiveTopic> Stale => [.. _order.Where(topic => _shown[topic].IsStale)];

    /// <summary>Tasks that complete when there is more to show.</summary>
    public IEnumerable<Task> News => _shown.Values.Select(shown => shown.Watch.Notifier.PastAsync(shown.Position));

    /// <summary>The positions in the list's order; null without a list, because a new connection would not know the order.</summary>
    public string? Id => _list.Topics.Count == 0 ? null
        : string.Join('.', _list.Topics.Zip(_list.Positions, (topic, first) => _shown.GetValueOrDefault(topic)?.Position ?? first));

    public bool Has(LiveTopic topic) => _shown.ContainsKey(topic);

    public long PositionOf(LiveTopic topic) => _shown[topic].Position;

    public void Add(LiveTopic topic, long position)
    {
        if (_shown.TryAdd(topic, new Shown(_topics.Follow(topic)) { Position = position, More = true }))
        {
            _order.Add(topic);
        }
    }

    public void Advance(LiveTopic topic, long seq) => _shown[topic].Position = seq;

    public void Looked(LiveTopic topic, bool more) => _shown[topic].More = more;

    /// <summary>Stops showing a topic.</summary>
    public void Remove(LiveTopic topic)
    {
        _order.Remove(topic);
        if (_shown.Remove(topic, out var shown))
        {
            shown.Watch.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var shown in _shown.Values)
        {
            shown.Watch.Dispose();
        }
    }

    private sealed class Shown(Watch watch)
    {
        public Watch Watch => watch;

        public long Position { get; set; }

        public bool More { get; set; }

        public bool IsStale => More || watch.Notifier.Seq > Position;
    }
}
