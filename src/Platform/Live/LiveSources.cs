using Maru.Kernel;
using Maru.Kernel.Access;

namespace Maru.Platform.Live;

/// <summary>All sources of this server, with questions about several topics at once. Thread safe.</summary>
internal sealed class LiveSources
{
    private readonly Dictionary<string, ILiveSource> _byName = new(StringComparer.Ordinal);

    public LiveSources(IEnumerable<ILiveSource> sources)
    {
        foreach (var source in sources)
        {
            if (!LiveTopic.IsName(source.Name) || !_byName.TryAdd(source.Name, source))
            {
                throw new InvalidOperationException(
                    $"{source.GetType()} is a live source called '{source.Name}'. Give it a name of its own, in snake_case.");
            }
        }
    }

    public IReadOnlyCollection<ILiveSource> All => _byName.Values;

    /// <summary>The source of a topic that has been accepted.</summary>
    public ILiveSource Of(LiveTopic topic) => _byName[topic.Source];

    /// <summary>Why the person may not follow the topics at this moment; null if they may.</summary>
    public async Task<Failure?> RefuseAsync(CurrentUser user, IReadOnlyCollection<LiveTopic> topics, CancellationToken ct)
    {
        foreach (var some in topics.GroupBy(topic => topic.Source, topic => topic.Id, StringComparer.Ordinal))
        {
            var refusal = _byName.GetValueOrDefault(some.Key) is { } source
                ? (await source.MayAsync(user, [.. some], ct)).Failure
                : LiveFailures.NoSuchTopic;
            if (refusal is not null)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <summary>The person's own unfinished topics: the newest of each source.</summary>
    public async Task<IReadOnlyList<LiveTopic>> OfAsync(CurrentUser user, int most, CancellationToken ct)
    {
        var own = new List<LiveTopic>();
        foreach (var source in All)
        {
            own.AddRange((await source.OfAsync(user, most, ct)).Select(id => new LiveTopic(source.Name, id)));
        }

        return own;
    }

    /// <summary>The last event number of each topic; topics that no longer exist are left out.</summary>
    public async Task<IReadOnlyDictionary<LiveTopic, LiveTip>> TipsAsync(IEnumerable<LiveTopic> topics, CancellationToken ct)
    {
        var tips = new Dictionary<LiveTopic, LiveTip>();
        foreach (var some in topics.GroupBy(topic => topic.Source, topic => topic.Id, StringComparer.Ordinal))
        {
            foreach (var ids in some.Chunk(500))
            {
                foreach (var tip in await _byName[some.Key].TipsAsync(ids, ct))
                {
                    tips[new LiveTopic(some.Key, tip.Id)] = tip;
                }
            }
        }

        return tips;
    }
}
