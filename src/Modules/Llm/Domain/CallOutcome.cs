namespace Maru.Modules.Llm.Domain;

internal enum CallOutcome
{
    /// <summary>Answered to the end.</summary>
    Succeeded,

    /// <summary>This server said no, most often before any provider was asked: limits, budget, bad input. A budget may also end an answer.</summary>
    Refused,

    /// <summary>The provider failed, refused or broke off.</summary>
    Failed,

    /// <summary>The client left.</summary>
    Cancelled,
}
