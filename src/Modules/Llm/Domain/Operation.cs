namespace Maru.Modules.Llm.Domain;

internal enum Operation
{
    Chat,
    Embeddings,
    Images,
}
