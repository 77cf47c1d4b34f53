namespace Maru.Modules.Llm.Calls;

/// <summary>How a call ended.</summary>
internal enum CallOutcome
{
    /// <summary>Answered to the end.</summary>
    Succeeded,

    /// <summary>This server said no before any provider was asked: limits, budget, bad input. A spent budget also ends an answer.</summary>
    Refused,

    /// <summary>The provider failed, refused or broke off.</summary>
    Failed,

    /// <summary>The client left.</summary>
    Cancelled,
}
