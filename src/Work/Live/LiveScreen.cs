namespace Maru.Work.Live;

/// <summary>The runs one connection shows and how far it has shown each. Not thread safe.</summary>
internal sealed class LiveScreen : IDisposable
{
    private readonly LiveBells _bells;
    private readonly List<string> _order = [];
    private readonly bool _resumable;
    private readonly Dictionary<string, Shown> _runs = new(StringComparer.Ordinal);

    public LiveScreen(LiveBells bells, IReadOnlyList<string> listed, IReadOnlyList<long> positions)
    {
        (_bells, _resumable) = (bells, listed.Count > 0);
        for (var i = 0; i < listed.Count; i++)
        {
            Add(listed[i], i < positions.Count ? positions[i] : 0);
        }
    }

    /// <summary>Runs that have, or may have, more than is shown.</summary>
    public IReadOnlyList<string> Stale => [.. _order.Where(id => _runs[id] is var run && (run.More || run.Watch.Notifier.Seq > run.Position))];

    public IEnumerable<Task> Bells => _runs.Values.Select(run => run.Watch.Notifier.PastAsync(run.Position));

    /// <summary>The positions in the list's order; null without a list, whose order a new connection would not know.</summary>
    public string? Id => _resumable ? string.Join('.', _order.Select(id => _runs[id].Position)) : null;

    public bool Has(string runId) => _runs.ContainsKey(runId);

    public long PositionOf(string runId) => _runs[runId].Position;

    public void Add(string runId, long position)
    {
        if (_runs.TryAdd(runId, new Shown(_bells.Follow(runId)) { Position = position, More = true }))
        {
            _order.Add(runId);
        }
    }

    public void Advance(string runId, long seq) => _runs[runId].Position = seq;

    public void Looked(string runId, bool more) => _runs[runId].More = more;

    public void Dispose()
    {
        foreach (var run in _runs.Values)
        {
            run.Watch.Dispose();
        }
    }

    private sealed class Shown(Watch watch)
    {
        public Watch Watch => watch;

        public long Position { get; set; }

        public bool More { get; set; }
    }
}
