using System.Runtime.InteropServices;
using Maru.Chain;

namespace Maru.Modules.Audit.Domain;

/// <summary>Counts entries by kind and day, then says what that adds to each counter. Not thread safe.</summary>
internal sealed class Tally
{
    private const long MicrosADay = 24L * 60 * 60 * 1_000_000;

    private readonly Dictionary<(string Actor, string Resource, string Action, int StatusCode, long Day), long> _kinds = [];

    public void Add(ChainRow row) => Increase(
        _kinds, (row.ActorId ?? "", row.Resource, row.Action, row.StatusCode, Math.DivRem(row.At, MicrosADay, out var rest) - (rest < 0 ? 1 : 0)), 1);

    /// <summary>Each counter once.</summary>
    /// <param name="open">The day that is counted as a day only.</param>
    public IReadOnlyList<Counter> Counters(DateOnly? open)
    {
        var sums = new Dictionary<(string Actor, string Span, string Resource, string Action, int StatusCode), long>(_kinds.Count * 2);
        foreach (var days in _kinds.GroupBy(kind => kind.Key.Day))
        {
            var spans = CountSpans.Of(CountSpans.DayOf(DateTimeOffset.UnixEpoch.AddDays(days.Key)), open);
            foreach (var ((actor, resource, action, status, _), count) in days)
            {
                foreach (var span in spans)
                {
                    Increase(sums, (actor, span, resource, action, status), count);
                    Increase(sums, (CountSpans.Anybody, span, resource, action, status), count);
                }
            }
        }

        return [.. sums.Select(s => new Counter(s.Key.Actor, s.Key.Span, s.Key.Resource, s.Key.Action, s.Key.StatusCode, s.Value))];
    }

    private static void Increase<TKey>(Dictionary<TKey, long> sums, TKey key, long by)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(sums, key, out _) += by;
}
