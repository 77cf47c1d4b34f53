namespace Maru.Modules.Llm.Budgets.Limits;

/// <summary>Whether a request may begin, and what the x-ratelimit headers say.</summary>
internal readonly struct LimitDecision(
    LimitKind exceeded, int charged, long wait, int? requestLimit, int requestsRemaining, long requestsReset,
    int? tokenLimit, int tokensRemaining, long tokensReset, long frequency)
{
    /// <summary>The ceiling met, or none.</summary>
    public LimitKind Exceeded => exceeded;

    public bool Admitted => exceeded is LimitKind.None;

    /// <summary>Tokens counted in, to be corrected at the end.</summary>
    public int ChargedTokens => charged;

    /// <summary>The same decision with more, or less, counted in since.</summary>
    public LimitDecision WithCharged(int tokens) => new(
        exceeded, tokens, wait, requestLimit, requestsRemaining, requestsReset, tokenLimit, tokensRemaining, tokensReset, frequency);

    public TimeSpan RetryAfter => Span(wait);

    /// <summary>Null when the key has no such ceiling; then send no header.</summary>
    public int? RequestLimit => requestLimit;

    public int RequestsRemaining => requestsRemaining;

    public TimeSpan RequestsReset => Span(requestsReset);

    /// <summary>Null when the key has no such ceiling; then send no header.</summary>
    public int? TokenLimit => tokenLimit;

    public int TokensRemaining => tokensRemaining;

    public TimeSpan TokensReset => Span(tokensReset);

    private TimeSpan Span(long timestamps) => frequency == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)timestamps / frequency);
}
