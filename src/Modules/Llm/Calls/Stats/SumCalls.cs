namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>Adds the days' totals up by group; never reads the calls themselves.</summary>
internal sealed class SumCalls(ICallStore calls)
{
    /// <param name="ownerId">Whose calls, or null for all.</param>
    /// <param name="group">What they are grouped by.</param>
    /// <param name="from">The first day, UTC.</param>
    /// <param name="to">The last day.</param>
    /// <param name="ct">Cancels the reading.</param>
    public async Task<IReadOnlyList<CallStats>> RunAsync(string? ownerId, StatsGroup group, DateOnly from, DateOnly to, CancellationToken ct)
    {
        var sums = new SortedDictionary<string, CallTotals>(StringComparer.Ordinal);
        foreach (var (key, totals) in await calls.DaysAsync(from, to, ownerId, ct))
        {
            var name = NameOf(group, key);
            if (!sums.TryGetValue(name, out var sum))
            {
                sums.Add(name, sum = new CallTotals());
            }

            sum.Add(totals);
        }

        return [.. sums.Select(s => new CallStats(s.Key, s.Value))];
    }

    private static string NameOf(StatsGroup group, DayKey key) => group switch
    {
        StatsGroup.Model => $"{key.Provider}/{key.Model}",
        StatsGroup.Provider => key.Provider,
        StatsGroup.Key => key.ClientKeyId,
        StatsGroup.Day => key.Day,
    };
}
