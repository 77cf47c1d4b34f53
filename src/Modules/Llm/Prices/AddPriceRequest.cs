using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>
/// A new price; takes precedence over built-in ones for the models it matches. cache_write and cache_write_long are for input the provider
/// keeps for minutes and for an hour; without them it costs as much as other input. search is for one search of the web.
/// </summary>
internal sealed record AddPriceRequest(
    Provider Provider, string? ModelPattern, string? Input, string? Output, string? Cached = null, string? Image = null,
    string? ServiceTier = null, Operation? Operation = null, int? ContextOverTokens = null, DateTimeOffset? ValidFrom = null,
    string? CacheWrite = null, string? CacheWriteLong = null, string? Search = null)
{
    public PriceDraft ToDraft() => new(
        Provider, ModelPattern, ServiceTier, Operation, ContextOverTokens, Input, Cached, Output, Image, ValidFrom)
    { CacheWrite = CacheWrite, CacheWriteLong = CacheWriteLong, Search = Search };
}
