using Maru.Contracts.Llm;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>A new price; takes precedence over built-in ones for the models it matches.</summary>
internal sealed record AddPriceRequest(
    Provider Provider, string? ModelPattern, string? Input, string? Output, string? Cached = null, string? Image = null,
    string? ServiceTier = null, Operation? Operation = null, int? ContextOverTokens = null, DateTimeOffset? ValidFrom = null)
{
    public PriceDraft ToDraft() => new(
        Provider, ModelPattern, ServiceTier, Operation, ContextOverTokens, Input, Cached, Output, Image, ValidFrom);
}
