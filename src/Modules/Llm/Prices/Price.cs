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
    public long? CostMicros(in TokenUsage usage, Operation operation, int images = 0)
    {
        if (usage.Output is null && operation is Gateway.Operation.Images && images > 0 && ImageMicros is { } each)
        {
            return Sum(usage.Input ?? 0, usage.Cached ?? 0, 0) + (each * images);
        }

        if (usage is { Input: { } input, Output: var output } && (output is not null || operation is Gateway.Operation.Embeddings))
        {
            return Sum(input, usage.Cached ?? 0, output ?? 0);
        }

        var isFree = InputMicros == 0 && OutputMicros == 0 && (operation is not Gateway.Operation.Images || ImageMicros is null or 0);
        return isFree ? 0L : null;
    }

    private long Sum(int input, int cached, int output)
    {
        cached = Math.Min(cached, input);
        var micros = ((long)(input - cached) * InputMicros) + (cached * (CachedMicros ?? InputMicros)) + (output * OutputMicros);
        return (micros + PerTokens - 1) / PerTokens;
    }
}
