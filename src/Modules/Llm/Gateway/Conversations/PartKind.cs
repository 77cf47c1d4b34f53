namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a part of an answer is.</summary>
internal enum PartKind
{
    Text,
    Refusal,
    Thought,
    ToolCall,
    Image,
}
