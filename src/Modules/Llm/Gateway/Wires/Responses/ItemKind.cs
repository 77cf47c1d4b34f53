namespace Maru.Modules.Llm.Gateway.Wires.Responses;

/// <summary>What an item of an answer is.</summary>
internal enum ItemKind
{
    Text,
    Refusal,
    Thought,
    Function,
    FreeText,
    Picture,
}
