using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Calls.Stats;

/// <summary>
/// Totals of a group. name is a client key's name of today, null in every other group and when it is revoked. Quantiles are of answered
/// calls, within 2 %. unpriced and unmetered calls are in the counts but not in cost and tokens.
/// </summary>
internal sealed record CallTotalsWire(
    string Group, string? Name, long Requests, long Errors, double ErrorRate, long Refused, long Cancelled, double? P50Ms, double? P95Ms, long TokensIn,
    long TokensOut, long TokensCached, string Cost, long Unpriced, long Unmetered)
{
    public static CallTotalsWire Of(CallStats stats, string? name)
    {
        var totals = stats.Totals;
        return new CallTotalsWire(
            stats.Group, name, totals.Requests, totals.Failed, Math.Round(totals.ErrorRate, 6), totals.Refused, totals.Cancelled,
            Millis(totals.Latency.Quantile(0.5)), Millis(totals.Latency.Quantile(0.95)), totals.TokensIn, totals.TokensOut,
            totals.TokensCached, Dollars.Of(totals.CostMicros), totals.Unpriced, totals.Unmetered);
    }

    private static double? Millis(double? micros) => micros is { } known ? Math.Round(known / 1000, 3) : null;
}
