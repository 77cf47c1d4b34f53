namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What a tool is called with.</summary>
internal enum ArgumentForm
{
    JsonObject,
    FreeText,
}
