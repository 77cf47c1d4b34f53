namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a model thought before it spoke.</summary>
/// <param name="Text">A string; none where the vendor keeps it to itself.</param>
/// <param name="Seal">What its vendor wants back in its place.</param>
internal sealed record ThoughtPart(Raw Text, Seal? Seal) : Part;
