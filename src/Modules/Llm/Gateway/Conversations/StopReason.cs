namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Why an answer ended.</summary>
internal enum StopReason
{
    /// <summary>The model was done, or met a stop text.</summary>
    Done,

    ToolCalls,

    /// <summary>No more tokens were allowed, or fitted.</summary>
    Limit,

    /// <summary>The vendor withheld the answer or the rest of it.</summary>
    Filtered,
}
