using Maru.Modules.Llm.Budgets;
using Maru.Modules.Llm.Calls.Stats;

namespace Maru.Modules.Llm.Calls;

/// <summary>Calls that are stored together, with what they add to the days' totals and to the budgets, each in a fixed order.</summary>
internal sealed class CallBatch
{
    public CallBatch(IReadOnlyList<CallRecord> calls)
    {
        Calls = calls;
        var (before, day, month) = (default(CallRecord), new CallTotals(), default(BudgetMonth));
        foreach (var call in calls)
        {
            day = before is not null && DayKey.IsSame(before, call) ? day : DayOf(call);
            day.Add(call);
            before = call;
            NoteUse(call);
            if (call.CostMicros is > 0 and var cost)
            {
                month = month?.Contains(call.At) is true ? month : BudgetMonth.Of(call.At);
                var account = (call.ClientKeyId, month.Name);
                var spend = Spends.GetValueOrDefault(account);
                Spends[account] = spend with { Micros = spend.Micros + cost, LeasedMicros = spend.LeasedMicros + (call.Leased ? cost : 0) };
            }
        }
    }

    public IReadOnlyList<CallRecord> Calls { get; }

    public SortedDictionary<DayKey, CallTotals> Days { get; } = [];

    public SortedDictionary<(string ClientKeyId, string Month), Spend> Spends { get; } = new(AccountOrder);

    /// <summary>When each provider's key was last used, in a fixed order.</summary>
    public SortedDictionary<string, DateTimeOffset> ApiKeyUses { get; } = new(StringComparer.Ordinal);

    private static Comparer<(string ClientKeyId, string Month)> AccountOrder { get; } = Comparer<(string ClientKeyId, string Month)>.Create(
        (a, b) => string.CompareOrdinal(a.ClientKeyId, b.ClientKeyId) is not 0 and var byKey ? byKey : string.CompareOrdinal(a.Month, b.Month));

    private CallTotals DayOf(CallRecord call)
    {
        var key = DayKey.Of(call);
        if (!Days.TryGetValue(key, out var totals))
        {
            Days.Add(key, totals = new CallTotals());
        }

        return totals;
    }

    private void NoteUse(CallRecord call)
    {
        if (call.ApiKeyId is { } id && (!ApiKeyUses.TryGetValue(id, out var known) || known < call.At))
        {
            ApiKeyUses[id] = call.At;
        }
    }
}
