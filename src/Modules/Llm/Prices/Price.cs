using Maru.Contracts.Llm;
using Maru.Modules.Llm.Calls;
using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Llm.Prices;

/// <summary>What a model costs from a date on. Never changed: a new price is a new row, so the id is also the version.</summary>
/// <param name="Id">The row's id, or <c>built-in/…</c> with the table's date.</param>
/// <param name="Provider">Whose model.</param>
/// <param name="ModelPattern">A bare name with <c>*</c> and <c>?</c>.</param>
/// <param name="ServiceTier">The tier it is for; null for any.</param>
/// <param name="Operation">The operation it is for; null for any.</param>
/// <param name="ContextOverTokens">Holds for inputs above this many tokens; 0 for all.</param>
/// <param name="InputMicros">Millionths of a dollar for a million input tokens.</param>
/// <param name="CachedMicros">The same for cached input; null when they cost as much as the others.</param>
/// <param name="OutputMicros">The same for output, reasoning included.</param>
/// <param name="ImageMicros">For one picture, where the provider reports no tokens.</param>
/// <param name="ValidFrom">The first instant it holds.</param>
internal sealed record Price(
    string Id, Provider Provider, string ModelPattern, string? ServiceTier, Operation? Operation, int ContextOverTokens,
    long InputMicros, long? CachedMicros, long OutputMicros, long? ImageMicros, DateTimeOffset ValidFrom)
{
    /// <summary>No component may cost more: $1,000 a million. Keeps every product within 64 bits.</summary>
    public const long MaxMicros = 1_000_000_000;

    private const long PerTokens = 1_000_000;

    /// <summary>For a million input tokens the provider keeps for minutes; null when they cost as much as the others.</summary>
    public long? CacheWriteMicros { get; init; }

    /// <summary>The same for those it keeps for an hour.</summary>
    public long? CacheWriteLongMicros { get; init; }

    /// <summary>For one search of the web; null when it costs nothing beside its tokens.</summary>
    public long? SearchMicros { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who added it; null for the table this server came with.</summary>
    public string? CreatedBy { get; init; }

    public DateTimeOffset? RetiredAt { get; init; }

    public bool IsBuiltIn => CreatedBy is null;

    /// <summary>What every model of a provider costs that asks for nothing.</summary>
    public static Price Nothing(Provider provider) =>
        new("built-in/free", provider, "*", null, null, 0, 0, null, 0, 0, DateTimeOffset.MinValue);

    /// <summary>The cost, rounded up to a micro; null when the usage does not tell.</summary>
    /// <param name="usage">Clamped tokens.</param>
    /// <param name="operation">Embeddings have no output.</param>
    /// <param name="images">Pictures made.</param>
    /// <param name="searches">Searches of the web.</param>
    public long? CostMicros(in TokenUsage usage, Operation operation, int images = 0, int searches = 0)
    {
        if (usage.Output is null && operation is Gateway.Operation.Images && images > 0 && ImageMicros is { } each)
        {
            return Sum(usage with { Input = usage.Input ?? 0 }) + (each * images);
        }

        if (usage is { Input: not null, Output: var output } && (output is not null || operation is Gateway.Operation.Embeddings))
        {
            return Sum(usage) + (searches * (SearchMicros ?? 0));
        }

        var isFree = InputMicros == 0 && OutputMicros == 0 && (operation is not Gateway.Operation.Images || ImageMicros is null or 0);
        return isFree ? 0L : null;
    }

    // Each kind of input is a part of what is left of the whole, so that no figures of a provider make more of it than there is.
    private long Sum(in TokenUsage usage)
    {
        var left = usage.Input ?? 0;
        var micros = Take(usage.CacheWrittenLong, ref left) * (CacheWriteLongMicros ?? CacheWriteMicros ?? InputMicros);
        micros += Take(usage.CacheWritten, ref left) * (CacheWriteMicros ?? InputMicros);
        micros += Take(usage.Cached, ref left) * (CachedMicros ?? InputMicros);
        micros += (left * InputMicros) + ((usage.Output ?? 0) * OutputMicros);
        return (micros + PerTokens - 1) / PerTokens;
    }

    private static long Take(int? part, ref int left)
    {
        var taken = Math.Min(part ?? 0, left);
        left -= taken;
        return taken;
    }
}
