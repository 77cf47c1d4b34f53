namespace Maru.Modules.Llm.Gateway;

/// <summary>What a call asks for.</summary>
internal enum Operation
{
    Chat,
    Embeddings,
    Images,
}
