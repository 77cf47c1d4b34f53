namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What one speaker said.</summary>
/// <param name="Speaker">Who.</param>
/// <param name="Parts">What, in order; none where nothing was said.</param>
/// <param name="Param">Where it stands in the client's request, as <c>messages[3]</c>, to be named in a refusal.</param>
internal sealed record Turn(Speaker Speaker, IReadOnlyList<Part> Parts, string Param);
