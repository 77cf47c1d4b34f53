namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>A part of a turn.</summary>
internal abstract record Part;
