namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>
/// A client's request in no vendor's form: what every wire is read into and every provider's request is written from, where the two
/// differ. Holds no copy of texts and media: they lie in the client's body.
/// </summary>
internal sealed record Conversation
{
    public required IReadOnlyList<Turn> Turns { get; init; }

    public IReadOnlyList<Tool> Tools { get; init; } = [];

    /// <summary>Null where the client did not say.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>Whether several tools may be called at once; null where the client did not say.</summary>
    public bool? ParallelCalls { get; init; }

    /// <summary>Null where the client did not say.</summary>
    public OutputShape? Shape { get; init; }

    public Sampling Sampling { get; init; } = new();

    /// <summary>The most tokens of the answer, a number.</summary>
    public Raw MaxOutput { get; init; }

    /// <summary>Null where the client did not say.</summary>
    public Effort? Effort { get; init; }

    /// <summary>Whether the client wants to see what the model thinks, on a wire that asks.</summary>
    public bool ShowsThoughts { get; init; }

    /// <summary>What the answer repeats of the request on a wire that does so: members of a JSON object.</summary>
    public ReadOnlyMemory<byte> Echo { get; init; }

    /// <summary>Options only Google knows, as its own clients send them.</summary>
    public Raw Google { get; init; }

    /// <summary>What was asked for and has no place here, by its name in the client's form.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
