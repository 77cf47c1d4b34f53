namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a model said instead of an answer.</summary>
/// <param name="Text">A string.</param>
internal sealed record RefusalPart(Raw Text) : Part;
