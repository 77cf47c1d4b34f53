namespace Maru.Modules.Llm.Calls;

/// <summary>What is known of a call when it begins; how it ends is a <see cref="CallEnd"/>.</summary>
internal readonly record struct CallStart
{
    public required string ModelAsked { get; init; }

    public required bool Streamed { get; init; }

    public required string? TraceId { get; init; }

    /// <summary>TimeProvider timestamp of the request's arrival; 0: of its admission.</summary>
    public required long StartedAt { get; init; }

    /// <summary>Rather too many than too few.</summary>
    public required int EstimatedInputTokens { get; init; }

    /// <summary>The request's own maximum, for all its answers together, or null.</summary>
    public required int? MaxOutputTokens { get; init; }

    /// <summary>Answers asked for at once; 0 where the request does not say.</summary>
    public int Choices { get; init; }

    /// <summary>What the request asks for that has a price of its own; null for nothing.</summary>
    public string? ServiceTier { get; init; }

    /// <summary>Whether the request has the provider keep some of its input, which it may charge dearer than reading it.</summary>
    public bool WritesCache { get; init; }

    /// <summary>Pictures asked for.</summary>
    public required int Images { get; init; }
}
