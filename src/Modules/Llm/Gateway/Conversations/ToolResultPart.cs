namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a tool said.</summary>
/// <param name="CallId">The call it belongs to, which the reader has seen.</param>
/// <param name="Name">That call's tool.</param>
/// <param name="Content">Texts and media.</param>
/// <param name="IsError">Whether the tool failed.</param>
internal sealed record ToolResultPart(string CallId, string Name, IReadOnlyList<Part> Content, bool IsError = false) : Part;
