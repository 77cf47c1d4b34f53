namespace Maru.Modules.Llm.Gateway.Conversations;

/// <summary>What an answer must be.</summary>
internal enum ShapeKind
{
    Text,
    JsonObject,
    JsonSchema,
}
