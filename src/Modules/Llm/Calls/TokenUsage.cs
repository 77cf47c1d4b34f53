namespace Maru.Modules.Llm.Calls;

/// <summary>
/// Tokens of one call. Input includes Cached, CacheWritten (kept for minutes) and CacheWrittenLong (for an hour); Output includes
/// Reasoning. Null is unknown, which is never written as zero.
/// Upstream figures below zero are clamped, so that no provider can hand quota back.
/// </summary>
internal readonly record struct TokenUsage(
    int? Input, int? Output, int? Cached = null, int? Reasoning = null, int? CacheWritten = null, int? CacheWrittenLong = null)
{
    public static TokenUsage Unknown { get; } = new(null, null);

    public bool IsKnown => Input is not null;

    public int Total => (Input ?? 0) + (Output ?? 0);

    /// <summary>Tokens written to a cache, for however long.</summary>
    public int Written => (int)Math.Min(int.MaxValue, (long)(CacheWritten ?? 0) + (CacheWrittenLong ?? 0));

    public TokenUsage Clamped() => new(
        AtLeastZero(Input), AtLeastZero(Output), AtLeastZero(Cached), AtLeastZero(Reasoning), AtLeastZero(CacheWritten),
        AtLeastZero(CacheWrittenLong));

    private static int? AtLeastZero(int? tokens) => tokens is < 0 ? 0 : tokens;
}
