using System.Collections.Concurrent;
using Maru.Kernel;
using Maru.Kernel.Access;
using Maru.Platform.Live;

namespace Maru.Testing;

/// <summary>
/// A source of live events that is no job: counts that people keep. Several servers of a test may share one, as they share a table.
/// </summary>
internal sealed class Tallies : ILiveSource
{
    private readonly ConcurrentDictionary<string, Tally> _all = new(StringComparer.Ordinal);
    private int _questions;

    public string Name => "tally";

    public Failure NotThere { get; } = new(FailureKind.NotFound, "tally.none", "There is no such tally, or it is not yours.");

    /// <summary>How often it was asked anything.</summary>
    public int Questions => Volatile.Read(ref _questions);

    public LiveTopic Add(string id, string ownerId, int events = 0)
    {
        _all[id] = new Tally(ownerId);
        return Append(id, events);
    }

    /// <summary>So many more events; nobody is told of them.</summary>
    public LiveTopic Append(string id, int events)
    {
        _all[id].Append(events);
        return new LiveTopic(Name, id);
    }

    public long SeqOf(string id) => _all[id].Seq;

    public void End(string id) => _all[id].HasEnded = true;

    public void GiveTo(string id, string ownerId) => _all[id].OwnerId = ownerId;

    public Task<IReadOnlyList<LiveEvent>> ReadAsync(string id, long after, int most, CancellationToken ct) =>
        Answer<IReadOnlyList<LiveEvent>>([.. Range(after + 1, Math.Min(_all[id].Seq, after + most)).Select(EventOf)]);

    public Task<IReadOnlyList<LiveTip>> TipsAsync(IReadOnlyCollection<string> ids, CancellationToken ct) => Answer<IReadOnlyList<LiveTip>>(
        [.. ids.Where(_all.ContainsKey).Select(id => new LiveTip(id, _all[id].Seq, _all[id].HasEnded ? """{"total":"told"}""" : null))]);

    public Task<LivePicture?> PictureAsync(string id, CancellationToken ct) => Answer(
        _all.TryGetValue(id, out var tally) ? new LivePicture(tally.Seq, $$"""{"count":{{tally.Seq}}}""") : null);

    public Task<IReadOnlyList<string>> OfAsync(CurrentUser user, int most, CancellationToken ct) => Answer<IReadOnlyList<string>>(
        [.. _all.Where(t => t.Value.OwnerId == user.Id && !t.Value.HasEnded).Select(t => t.Key).OrderDescending().Take(most)]);

    public Task<IReadOnlyCollection<string>> AllowedAsync(CurrentUser user, IReadOnlyCollection<string> ids, CancellationToken ct) =>
        Answer<IReadOnlyCollection<string>>([.. ids.Where(id => _all.TryGetValue(id, out var tally) && tally.OwnerId == user.Id)]);

    private static LiveEvent EventOf(long n) => new(n, "counted", $$"""{"n":{{n}}}""", default);

    private static IEnumerable<long> Range(long from, long to)
    {
        for (var n = from; n <= to; n++)
        {
            yield return n;
        }
    }

    private Task<T> Answer<T>(T answer)
    {
        Interlocked.Increment(ref _questions);
        return Task.FromResult(answer);
    }

    private sealed class Tally(string ownerId)
    {
        private long _seq;

        public string OwnerId { get; set; } = ownerId;

        public bool HasEnded { get; set; }

        public long Seq => Interlocked.Read(ref _seq);

        public void Append(int events) => Interlocked.Add(ref _seq, events);
    }
}
