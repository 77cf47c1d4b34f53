namespace Maru.LlmSimulator.Answers;

/// <summary>A call of a function the client offered; Arguments is a JSON object's text.</summary>
internal sealed record ToolCall(string Name, string Arguments);
