using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Calls.History;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>How a model type has fared at one provider lately. Refused calls never reached it and do not count.</summary>
/// <param name="Type">The type asked for.</param>
/// <param name="Provider">Who answered.</param>
/// <param name="Requests">Calls that reached the provider.</param>
/// <param name="Failed">Of these, failed ones.</param>
/// <param name="P95Micros">The 95th percentile of the duration of the answered ones, within 2 %; null when none was.</param>
internal sealed record TypeHealth(ModelType Type, Provider Provider, int Requests, int Failed, double? P95Micros)
{
    public double ErrorRate => (double)Failed / Requests;

    public static IReadOnlyList<TypeHealth> Of(IEnumerable<RecentCall> calls) =>
    [
        .. from call in calls
           where call.Outcome != CallOutcome.Refused && WireName<ModelType>.TryParse(call.ModelAsked, out _)
           group call by (Type: WireName<ModelType>.Parse(call.ModelAsked), call.Provider) into some
           orderby some.Key.Type, some.Key.Provider
           select Of(some.Key.Type, some.Key.Provider, [.. some]),
    ];

    private static TypeHealth Of(ModelType type, Provider provider, List<RecentCall> calls)
    {
        var latency = new LatencyHistogram();
        foreach (var call in calls.Where(c => c.Outcome == CallOutcome.Succeeded))
        {
            latency.Record(call.LatencyMicros);
        }

        return new TypeHealth(type, provider, calls.Count, calls.Count(c => c.Outcome == CallOutcome.Failed), latency.Quantile(0.95));
    }
}
