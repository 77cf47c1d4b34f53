using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>
/// The prices of one model, best match first: an administrator's before a built-in one, then the closer pattern, the named operation,
/// the named tier, the higher context threshold, the newer date.
/// </summary>
internal sealed class PriceCard
{
    private readonly Price[] _prices;

    public PriceCard(IEnumerable<Price> matching) => _prices = [.. matching
        .OrderBy(p => p.IsBuiltIn)
        .ThenByDescending(p => ModelGlob.Closeness(p.ModelPattern))
        .ThenByDescending(p => p.Operation is not null)
        .ThenByDescending(p => p.ServiceTier is not null)
        .ThenByDescending(p => p.ContextOverTokens)
        .ThenByDescending(p => p.ValidFrom)];

    public Price? Find(Operation operation, string? serviceTier, int inputTokens, DateTimeOffset at)
    {
        var isOrdinary = serviceTier is null || ServiceTiers.IsOrdinary(serviceTier);
        foreach (var price in _prices)
        {
            if ((price.Operation is not { } only || only == operation)
                && (price.ServiceTier is { } tier ? tier == serviceTier : isOrdinary)
                && (price.ContextOverTokens == 0 || inputTokens > price.ContextOverTokens)
                && price.ValidFrom <= at)
            {
                return price;
            }
        }

        return null;
    }
}
