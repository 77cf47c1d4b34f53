namespace Maru.Modules.Llm.Responses.Erasing;

/// <summary>What one slice of a purge deleted, and whether nothing is left.</summary>
internal sealed record PurgedResponses(long Responses, bool IsLast);
