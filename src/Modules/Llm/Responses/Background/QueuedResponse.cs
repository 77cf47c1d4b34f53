namespace Maru.Modules.Llm.Responses.Background;

/// <summary>Which response a run answers. What is in it stays sealed in its row; the journal of work is read by administrators.</summary>
internal sealed record QueuedResponse(string ResponseId, string AccountId, string ClientKeyId);
