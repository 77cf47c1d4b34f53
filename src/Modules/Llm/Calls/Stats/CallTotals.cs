namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>Sums over calls. Not thread safe.</summary>
internal sealed class CallTotals
{
    public long Requests { get; set; }

    public long Failed { get; set; }

    public long Refused { get; set; }

    public long Cancelled { get; set; }

    /// <summary>Calls whose cost is unknown and therefore not in <see cref="CostMicros"/>.</summary>
    public long Unpriced { get; set; }

    /// <summary>Answered calls whose tokens are unknown and therefore not in the token sums.</summary>
    public long Unmetered { get; set; }

    public long TokensIn { get; set; }

    public long TokensOut { get; set; }

    public long TokensCached { get; set; }

    public long CostMicros { get; set; }

    /// <summary>Of answered calls only: refusals are quick and would flatter it.</summary>
    public LatencyHistogram Latency { get; } = new();

    public double ErrorRate => Requests == 0 ? 0 : (double)Failed / Requests;

    public void Add(CallRecord call)
    {
        Requests++;
        Failed += call.Outcome is CallOutcome.Failed ? 1 : 0;
        Refused += call.Outcome is CallOutcome.Refused ? 1 : 0;
        Cancelled += call.Outcome is CallOutcome.Cancelled ? 1 : 0;
        Unpriced += call.CostMicros is null ? 1 : 0;
        Unmetered += call is { Outcome: CallOutcome.Succeeded, UsageSource: UsageSource.Unknown } ? 1 : 0;
        TokensIn += call.Usage.Input ?? 0;
        TokensOut += call.Usage.Output ?? 0;
        TokensCached += call.Usage.Cached ?? 0;
        CostMicros += call.CostMicros ?? 0;
        if (call.Outcome is CallOutcome.Succeeded)
        {
            Latency.Record(call.LatencyMicros);
        }
    }

    public void Add(CallTotals other)
    {
        Requests += other.Requests;
        Failed += other.Failed;
        Refused += other.Refused;
        Cancelled += other.Cancelled;
        Unpriced += other.Unpriced;
        Unmetered += other.Unmetered;
        TokensIn += other.TokensIn;
        TokensOut += other.TokensOut;
        TokensCached += other.TokensCached;
        CostMicros += other.CostMicros;
        Latency.Add(other.Latency);
    }
}
