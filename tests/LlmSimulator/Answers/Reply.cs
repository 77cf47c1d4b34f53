namespace Maru.LlmSimulator.Answers;

/// <summary>What a made-up model says, before a vendor's shape is put around it. Either text or calls.</summary>
internal sealed record Reply(string? Text, IReadOnlyList<ToolCall> Calls, bool Truncated, Usage Usage);
