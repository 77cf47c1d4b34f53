namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What is known of a part of an answer before its content comes.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="CallId">Of a tool call: what pairs it with its result.</param>
/// <param name="Name">Of a tool call: the tool's name. Of a picture: its media type.</param>
internal readonly record struct PartHead(PartKind Kind, string? CallId = null, string? Name = null);
