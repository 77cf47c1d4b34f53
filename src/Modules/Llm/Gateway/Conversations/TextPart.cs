namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Text.</summary>
/// <param name="Text">A string.</param>
internal sealed record TextPart(Raw Text) : Part;
