using Maru.Modules.Llm.Domain;
using Maru.Modules.Llm.Domain.Calls;
using Maru.Modules.Llm.Domain.Prices;
using Maru.Modules.Llm.Ports;

namespace Maru.Modules.Llm.UseCases.Calls;

/// <summary>What a call used and cost.</summary>
internal readonly record struct Bill(TokenUsage Usage, UsageSource Source, long? CostMicros, string? PriceId)
{
    private static Bill NotServed { get; } = new(TokenUsage.Unknown, UsageSource.Unknown, 0, null);

    public static Bill Of(in Admission admission, in CallReport report, in CallFacts facts, PriceTable prices)
    {
        var usage = report.Usage.Clamped();
        var source = UsageSource.Known;
        if (!usage.IsKnown)
        {
            usage = facts.Estimated.Clamped();
            source = usage.IsKnown ? UsageSource.Estimated : UsageSource.Unknown;
        }

        // Nothing came back and nobody counted anything: providers do not charge for that.
        var served = report.Outcome is CallOutcome.Succeeded || report.FirstByteAt != 0 || usage.IsKnown;
        if (admission.Error is not null || admission.Route is not { } route || (!served && report.Outcome is not CallOutcome.Cancelled))
        {
            return NotServed;
        }

        if (!served)
        {
            // The client left before the answer began, but the provider had read the prompt by then.
            (usage, source) = (new TokenUsage(admission.EstimatedInputTokens, 0), UsageSource.Estimated);
        }

        var priced = prices.TryFind(
            route.Provider, route.Model, admission.Operation, usage.Input ?? admission.EstimatedInputTokens, admission.At, out var price,
            facts.ServiceTier);
        var cost = priced ? price!.CostMicros(usage, admission.Operation, facts.Images) : null;

        // A limited key pays what was set aside when its true cost cannot be known; otherwise a cut stream would be free.
        return new Bill(usage, source, cost ?? (admission.Reservation.Account is null ? null : admission.Reservation.Micros), price?.Id);
    }
}
