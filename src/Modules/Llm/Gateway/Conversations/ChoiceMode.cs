namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>Whether a model may, must or must not call tools.</summary>
internal enum ChoiceMode
{
    Auto,
    None,
    Required,
}
