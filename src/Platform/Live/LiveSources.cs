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

    /// <summary>The topics a person may not follow at this moment, each with its refusal.</summary>
    public async Task<IReadOnlyDictionary<LiveTopic, Failure>> RefusedAsync(
        CurrentUser user, IReadOnlyCollection<LiveTopic> topics, CancellationToken ct)
    {
        var refused = new Dictionary<LiveTopic, Failure>();
        foreach (var some in topics.GroupBy(topic => topic.Source, StringComparer.Ordinal))
        {
            var source = _byName.GetValueOrDefault(some.Key);
            var allowed = source is null ? [] : (await source.AllowedAsync(user, [.. some.Select(topic => topic.Id)], ct)).ToHashSet();
            foreach (var topic in some.Where(topic => !allowed.Contains(topic.Id)))
            {
                refused.Add(topic, source?.NotThere ?? LiveFailures.NoSuchTopic);
            }
        }

        return refused;
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
