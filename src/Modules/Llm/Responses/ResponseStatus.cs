namespace Maru.Modules.Llm.Responses;

/// <summary>How far a response is; spelled as in its JSON.</summary>
internal enum ResponseStatus
{
    Queued,
    InProgress,
    Completed,
    Incomplete,
    Failed,
    Cancelled,
}
