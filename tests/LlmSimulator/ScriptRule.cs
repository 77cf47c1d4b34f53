namespace Maru.LlmSimulator;

/// <summary>Conditions (all that are given must hold) and what then happens (what is not given stays ordinary).</summary>
public sealed record ScriptRule
{
    public ProviderSide? Side { get; init; }

    /// <summary>The model name, whole or without its +directives.</summary>
    public string? Model { get; init; }

    public string? KeyPrefix { get; init; }

    public string? PathContains { get; init; }

    /// <summary>How often the rule applies before it is used up; null for always.</summary>
    public int? Times { get; init; }

    /// <summary>A fault's name as in model names.</summary>
    public string? Fault { get; init; }

    /// <summary>The answer's text instead of the echo.</summary>
    public string? Text { get; init; }

    public int? Chunks { get; init; }

    public int? GapMs { get; init; }

    /// <summary>After so many frames nothing more comes, until the client leaves.</summary>
    public int? HoldAfter { get; init; }

    /// <summary>Bytes of answer text.</summary>
    public int? Size { get; init; }

    /// <summary>Retry-After of a 429 or 503, in seconds.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>The vendor's own word, written as given.</summary>
    public string? FinishReason { get; init; }

    public int? PromptTokens { get; init; }

    public int? CachedTokens { get; init; }

    /// <summary>Visible answer tokens, without reasoning.</summary>
    public int? AnswerTokens { get; init; }

    public int? ReasoningTokens { get; init; }

    /// <summary>A whole raw answer: with it, the vendor's handlers are not asked at all.</summary>
    public string? RawBody { get; init; }

    public int RawStatus { get; init; } = 200;

    public string RawContentType { get; init; } = "application/json";

    /// <summary>Added to the answer, whatever it is.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    internal bool Fits(ReceivedRequest request, string plainModel) =>
        (Side is null || Side == request.Side)
        && (Model is null || Model == request.Model || Model == plainModel)
        && (KeyPrefix is null || request.Key?.StartsWith(KeyPrefix, StringComparison.Ordinal) == true)
        && (PathContains is null || request.Path.Contains(PathContains, StringComparison.Ordinal));
}
