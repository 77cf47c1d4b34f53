using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;

namespace Maru.Modules.Llm.Prices;

/// <summary>Every price in force. Immutable but for a cache, so that a request's question is one look-up. Thread safe.</summary>
/// <param name="prices">Built-in and added prices; retired ones are left out.</param>
/// <param name="profiles">Who asks for nothing.</param>
internal sealed class PriceTable(IReadOnlyList<Price> prices, ProviderProfiles profiles)
{
    private const int CacheLimit = 4096;

    private readonly Price[] _prices = [.. prices.Where(p => p.RetiredAt is null)];
    private readonly Dictionary<Provider, Price> _free =
        profiles.All.Where(p => p.IsFree).ToDictionary(p => p.Provider, p => Price.Nothing(p.Provider));

    private readonly ConcurrentDictionary<ModelName, PriceCard> _cards = new();

    /// <summary>All of them, retired ones too, for the administrator's list.</summary>
    public IReadOnlyList<Price> All => prices;

    /// <summary>Whether the provider asks for nothing, whatever prices say.</summary>
    public bool IsFree(Provider provider) => _free.ContainsKey(provider);

    public bool TryFind(
        Provider provider, string model, Operation operation, int inputTokens, DateTimeOffset at, [NotNullWhen(true)] out Price? price,
        string? serviceTier = null)
    {
        price = _free.TryGetValue(provider, out var nothing)
            ? nothing
            : CardOf(new ModelName(provider, model)).Find(operation, serviceTier, inputTokens, at);
        return price is not null;
    }

    /// <summary>An upper bound for a call that is still to be made, or null when the price is unknown.</summary>
    /// <param name="provider">Who answers.</param>
    /// <param name="model">The vendor's name.</param>
    /// <param name="operation">What is asked.</param>
    /// <param name="inputTokens">Estimated input.</param>
    /// <param name="outputTokens">The most that may come back.</param>
    /// <param name="at">Now.</param>
    /// <param name="images">Pictures asked for: whether they are priced by token or by picture is known only afterwards.</param>
    /// <param name="serviceTier">What is asked for that has a price of its own; null for nothing.</param>
    /// <param name="writesCache">Whether the provider is asked to keep input: how much of it and how long is known only afterwards.</param>
    public long? EstimateMicros(
        Provider provider, string model, Operation operation, int inputTokens, int outputTokens, DateTimeOffset at, int images = 0,
        string? serviceTier = null, bool writesCache = false)
    {
        if (!TryFind(provider, model, operation, inputTokens, at, out var price, serviceTier))
        {
            return null;
        }

        var usage = new TokenUsage(inputTokens, outputTokens, CacheWrittenLong: writesCache ? inputTokens : null);
        var byToken = price.CostMicros(usage, operation);
        var byPicture = images > 0 ? price.CostMicros(new TokenUsage(inputTokens, null), operation, images) : null;
        return byPicture > byToken ? byPicture : byToken;
    }

    private PriceCard CardOf(ModelName model)
    {
        if (_cards.TryGetValue(model, out var known))
        {
            return known;
        }

        var card = new PriceCard(_prices.Where(p => p.Provider == model.Provider && ModelGlob.Matches(p.ModelPattern, model.Name)));

        // Names come from routes and are few; the limit is for the day they are not.
        return _cards.Count < CacheLimit ? _cards.GetOrAdd(model, card) : card;
    }

    private readonly record struct ModelName(Provider Provider, string Name);
}
