namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Which tools a model may or must call.</summary>
/// <param name="Mode">Whether.</param>
/// <param name="Names">The only ones it may call; none for any.</param>
internal sealed record ToolChoice(ChoiceMode Mode, IReadOnlyList<string> Names);
