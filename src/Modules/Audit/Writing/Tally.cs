using System.Runtime.InteropServices;
using Maru.Chain;

namespace Maru.Modules.Audit.Writing;

/// <summary>Counts entries by kind and day, then returns what to add to each counter. Not thread safe.</summary>
internal sealed class Tally
{
    private const long MicrosADay = 24L * 60 * 60 * 1_000_000;

    private readonly Dictionary<Kind, long> _kinds = [];

    public void Add(ChainRow row)
    {
        var day = Math.DivRem(row.At, MicrosADay, out var rest) - (rest < 0 ? 1 : 0);
        Increase(_kinds, new Kind(row.ActorId ?? "", row.Resource, row.Action, row.StatusCode, day), 1);
        Increase(_kinds, new Kind(CountSpans.Anybody, row.Resource, row.Action, row.StatusCode, day), 1);
    }

    /// <summary>Each counter once.</summary>
    /// <param name="open">The day that is counted as a day only.</param>
    public IReadOnlyList<Counter> Counters(DateOnly? open)
    {
        var sums = new Dictionary<Counter, long>(_kinds.Count);
        foreach (var days in _kinds.GroupBy(kind => kind.Key.Day))
        {
            var spans = CountSpans.Of(CountSpans.DayOf(DateTimeOffset.UnixEpoch.AddDays(days.Key)), open);
            foreach (var (kind, count) in days)
            {
                foreach (var span in spans)
                {
                    Increase(sums, new Counter(kind.Actor, span, kind.Resource, kind.Action, kind.StatusCode, Count: 0), count);
                }
            }
        }

        return [.. sums.Select(sum => sum.Key with { Count = sum.Value })];
    }

    private static void Increase<TKey>(Dictionary<TKey, long> sums, TKey key, long by)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += by;

    private readonly record struct Kind(string Actor, string Resource, string Action, int StatusCode, long Day);
}
