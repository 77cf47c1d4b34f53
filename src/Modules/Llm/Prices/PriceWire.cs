using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>A price on the wire: US dollars as decimal strings, for a million tokens, one picture, or one search.</summary>
internal sealed record PriceWire(
    string Id, Provider Provider, string ModelPattern, string? ServiceTier, Operation? Operation, int ContextOverTokens, string Input,
    string? Cached, string Output, string? Image, DateTimeOffset ValidFrom, bool BuiltIn, DateTimeOffset? CreatedAt, string? CreatedBy,
    DateTimeOffset? RetiredAt, string? CacheWrite, string? CacheWriteLong, string? Search)
{
    public static PriceWire Of(Price price) => new(
        price.Id, price.Provider, price.ModelPattern, price.ServiceTier, price.Operation, price.ContextOverTokens,
        Dollars.Of(price.InputMicros), Dollars.Of(price.CachedMicros), Dollars.Of(price.OutputMicros), Dollars.Of(price.ImageMicros),
        price.ValidFrom, price.IsBuiltIn, price.CreatedAt, price.CreatedBy, price.RetiredAt, Dollars.Of(price.CacheWriteMicros),
        Dollars.Of(price.CacheWriteLongMicros), Dollars.Of(price.SearchMicros));
}
