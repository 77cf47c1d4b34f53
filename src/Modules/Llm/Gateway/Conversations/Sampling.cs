namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>How an answer is drawn. Every value is one number as it was written, checked to be one; none where nothing was said.</summary>
internal sealed record Sampling
{
    public Raw Temperature { get; init; }

    public Raw TopP { get; init; }

    public Raw TopK { get; init; }

    public Raw PresencePenalty { get; init; }

    public Raw FrequencyPenalty { get; init; }

    public long? Seed { get; init; }

    /// <summary>How many answers.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Whether each token's probability is asked for.</summary>
    public bool Logprobs { get; init; }

    public Raw TopLogprobs { get; init; }

    /// <summary>Texts that end the answer, each a string.</summary>
    public IReadOnlyList<Raw> Stops { get; init; } = [];
}
