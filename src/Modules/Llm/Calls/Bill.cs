using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Prices;

namespace Maru.Modules.Llm.Calls;

/// <summary>What a call used and cost.</summary>
internal readonly record struct Bill(TokenUsage Usage, UsageSource Source, long? CostMicros, string? PriceId)
{
    private static Bill NotServed { get; } = new(TokenUsage.Unknown, UsageSource.Unknown, 0, null);

    public static Bill Of(Admission admission, CallEnd end, PriceTable prices)
    {
        // Nothing came back and nobody counted anything: providers do not charge for that.
        var served = end.Outcome is CallOutcome.Succeeded or CallOutcome.Cancelled || end.Usage.IsKnown;
        if (admission.Error is not null || admission.Route is not { } route || !served)
        {
            return NotServed;
        }

        var usage = end.Usage.Clamped();
        var priced = prices.TryFind(
            route.Provider, route.Model, admission.Operation, usage.Input ?? admission.Start.EstimatedInputTokens, admission.At,
            out var price, end.ServiceTier ?? admission.Start.ServiceTier);
        var cost = priced ? price!.CostMicros(usage, admission.Operation, end.Images, end.Searches) : null;

        // A limited key pays what was set aside when its true cost cannot be known; otherwise a cut answer would be free.
        cost ??= admission.Reservation.Account is null ? null : admission.Reservation.Micros;
        return new Bill(usage, end.Source, cost, price?.Id);
    }

    /// <summary>What counts against the tokens a minute: what was <paramref name="charged"/> stays while nobody knows better.</summary>
    public int TokensAMinute(int charged, Operation operation) =>
        this == NotServed ? 0
        : Usage is { Input: not null, Output: not null } || operation is Operation.Embeddings ? Usage.Total
        : Math.Max(charged, Usage.Total);
}
