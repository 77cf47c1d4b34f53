namespace Maru.Modules.Llm.Gateway;

/// <summary>What the gateway must know of a request's body; everything else passes through unread.</summary>
internal struct RequestFacts
{
    /// <summary>The name as the client wrote it, unescaped.</summary>
    public string Model;

    /// <summary>Which known fields it has, by their bits in <see cref="Estimating.KnownFields"/>.</summary>
    public ulong Seen;

    /// <summary>Where the model's JSON string stands in the body, quotes included.</summary>
    public Range ModelAt;

    public bool Stream;

    /// <summary>Whether the client asked for the usage chunk itself.</summary>
    public bool IncludeUsage;

    /// <summary>Where the value of stream_options stands; empty when absent.</summary>
    public Range StreamOptionsAt;

    public bool HasStreamOptions;

    /// <summary>Highest number of tokens the client lets the model write, in each answer; null when it does not say.</summary>
    public int? MaxOutputTokens;

    /// <summary>Answers asked for at once; 0 where the request does not say.</summary>
    public int Choices;

    /// <summary>Whether pictures are to be answered as addresses.</summary>
    public bool WantsAddresses;

    /// <summary>Pictures asked for; 0 where none can be.</summary>
    public int Images;

    /// <summary>What is asked for that has a price of its own, where the provider's own wire is this one; null for nothing.</summary>
    public string? ServiceTier;

    /// <summary>Whether the provider is asked to keep some of the input.</summary>
    public bool WritesCache;

    /// <summary>A generous guess of the tokens sent, for reservations; the provider's own figure replaces it.</summary>
    public int EstimatedInputTokens;
}
