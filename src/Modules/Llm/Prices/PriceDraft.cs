using System.Text.RegularExpressions;
using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>A price an administrator wants, not yet checked. Money in US dollars: a million tokens, or one image.</summary>
internal sealed partial record PriceDraft(
    Provider Provider, string? ModelPattern, string? ServiceTier, Operation? Operation, int? ContextOverTokens,
    string? Input, string? Cached, string? Output, string? Image, DateTimeOffset? ValidFrom)
{
    public string? CacheWrite { get; init; }

    public string? CacheWriteLong { get; init; }

    public string? Search { get; init; }

    public Outcome<Price> Check(string id, DateTimeOffset now, string createdBy)
    {
        var wrong = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (ModelPattern is null || !Pattern().IsMatch(ModelPattern))
        {
            wrong["model_pattern"] = ["1 to 100 letters, digits, . _ : / @ - and the wildcards * and ?"];
        }

        if (ServiceTier is not null && !Tier().IsMatch(ServiceTier))
        {
            wrong["service_tier"] = ["1 to 32 lower-case letters, digits and _"];
        }

        if (ContextOverTokens is < 0)
        {
            wrong["context_over_tokens"] = ["0 or more"];
        }

        var input = Micros("input", Input, true, wrong);
        var cached = Micros("cached", Cached, false, wrong);
        var output = Micros("output", Output, true, wrong);
        var image = Micros("image", Image, false, wrong);
        var cacheWrite = Micros("cache_write", CacheWrite, false, wrong);
        var cacheWriteLong = Micros("cache_write_long", CacheWriteLong, false, wrong);
        var search = Micros("search", Search, false, wrong);
        return wrong.Count > 0
            ? PriceFailures.Malformed with { Fields = wrong }
            : new Price(
                id, Provider, ModelPattern!, ServiceTier, Operation, ContextOverTokens ?? 0, input!.Value, cached, output!.Value, image,
                ValidFrom ?? now)
            {
                CacheWriteMicros = cacheWrite,
                CacheWriteLongMicros = cacheWriteLong,
                SearchMicros = search,
                CreatedAt = now,
                CreatedBy = createdBy,
            };
    }

    private static long? Micros(string field, string? dollars, bool required, Dictionary<string, string[]> wrong)
    {
        if (dollars is null && !required)
        {
            return null;
        }

        if (Dollars.TryParse(dollars, out var micros) && micros <= Price.MaxMicros)
        {
            return micros;
        }

        wrong[field] = ["a decimal string in US dollars, 0 to 1000, at most six decimals: \"1.25\""];
        return null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._:/@*?-]{1,100}\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"^[a-z0-9_]{1,32}\z")]
    private static partial Regex Tier();
}
