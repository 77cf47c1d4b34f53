namespace Maru.Modules.Llm.Gateway;

internal enum Operation
{
    Chat,
    Embeddings,
    Images,
}
