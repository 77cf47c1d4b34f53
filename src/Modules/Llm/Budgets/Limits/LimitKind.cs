namespace Maru.Modules.Llm.Budgets.Limits;

/// <summary>Which ceiling a request met.</summary>
internal enum LimitKind
{
    None,

    /// <summary>Too many requests this minute.</summary>
    Requests,

    /// <summary>Too many tokens this minute.</summary>
    Tokens,

    /// <summary>More input tokens than a whole minute has; waiting does not help.</summary>
    TooLarge,
}
