using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Gateway;
using Maru.Modules.Llm.Providers;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Prices;

/// <summary>Where prices are kept. Thread safe.</summary>
internal sealed class SqlPriceStore(ProviderProfiles profiles)
{
    private readonly IReadOnlyList<Price> _builtIn = BuiltInPrices.Read(profiles);

    /// <summary>The built-in and the added prices.</summary>
    public async Task<PriceTable> LoadAsync(Statements session, CancellationToken ct)
    {
        var rows = await session.QueryAsync<PriceRow>("""
            SELECT id, provider, model_pattern, service_tier, operation, context_over_tokens, input_micros, cached_micros, output_micros,
                image_micros, valid_from, created_at, created_by, retired_at, cache_write_micros, cache_write_long_micros, search_micros
            FROM llm_price
            """, ct: ct);
        return new PriceTable([.. _builtIn, .. rows.Select(r => r.ToPrice())], profiles);
    }

    public Task AddAsync(Tx tx, Price price, CancellationToken ct) => tx.ExecuteAsync("""
        INSERT INTO llm_price (
            id, provider, model_pattern, service_tier, operation, context_over_tokens, input_micros, cached_micros, output_micros,
            image_micros, valid_from, created_at, created_by, cache_write_micros, cache_write_long_micros, search_micros)
        VALUES (
            @Id, @provider, @ModelPattern, @ServiceTier, @operation, @ContextOverTokens, @InputMicros, @CachedMicros, @OutputMicros,
            @ImageMicros, @ValidFrom, @CreatedAt, @CreatedBy, @CacheWriteMicros, @CacheWriteLongMicros, @SearchMicros)
        """, new
    {
        price.Id,
        provider = WireName<Provider>.Of(price.Provider),
        price.ModelPattern,
        price.ServiceTier,
        operation = price.Operation is { } operation ? WireName<Operation>.Of(operation) : null,
        price.ContextOverTokens,
        price.InputMicros,
        price.CachedMicros,
        price.OutputMicros,
        price.ImageMicros,
        price.ValidFrom,
        price.CreatedAt,
        price.CreatedBy,
        price.CacheWriteMicros,
        price.CacheWriteLongMicros,
        price.SearchMicros,
    }, ct);

    /// <summary>False when there is no such price that is still in force.</summary>
    public async Task<bool> RetireAsync(Tx tx, string id, DateTimeOffset at, CancellationToken ct) => await tx.ExecuteAsync(
        "UPDATE llm_price SET retired_at = @at WHERE id = @id AND retired_at IS NULL", new { id, at }, ct) == 1;

    private sealed class PriceRow
    {
        public string Id { get; init; } = "";

        public string Provider { get; init; } = "";

        public string ModelPattern { get; init; } = "";

        public string? ServiceTier { get; init; }

        public string? Operation { get; init; }

        public int ContextOverTokens { get; init; }

        public long InputMicros { get; init; }

        public long? CachedMicros { get; init; }

        public long OutputMicros { get; init; }

        public long? ImageMicros { get; init; }

        public long? CacheWriteMicros { get; init; }

        public long? CacheWriteLongMicros { get; init; }

        public long? SearchMicros { get; init; }

        public DateTimeOffset ValidFrom { get; init; }

        public DateTimeOffset CreatedAt { get; init; }

        public string CreatedBy { get; init; } = "";

        public DateTimeOffset? RetiredAt { get; init; }

        public Price ToPrice() => new(
            Id, WireName<Provider>.Parse(Provider), ModelPattern, ServiceTier,
            Operation is null ? null : WireName<Operation>.Parse(Operation), ContextOverTokens, InputMicros, CachedMicros, OutputMicros,
            ImageMicros, ValidFrom)
        {
            CacheWriteMicros = CacheWriteMicros,
            CacheWriteLongMicros = CacheWriteLongMicros,
            SearchMicros = SearchMicros,
            CreatedAt = CreatedAt,
            CreatedBy = CreatedBy,
            RetiredAt = RetiredAt,
        };
    }
}
