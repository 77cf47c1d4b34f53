namespace Maru.Modules.Llm.Calls.Erasing;

/// <summary>What one slice of a purge deleted, and whether nothing is left.</summary>
internal sealed record PurgedSlice(long Calls, bool IsLast);
