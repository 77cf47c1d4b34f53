using Maru.Modules.Llm.Gateway;

namespace Maru.Modules.Tests.Llm.Gateway;

/// <summary>OpenAI's door of each operation.</summary>
internal static class Doors
{
    public static Door Of(Operation operation) => operation switch
    {
        Operation.Chat => Door.Chat,
        Operation.Embeddings => Door.Embeddings,
        Operation.Images => Door.Images,
        Operation.Speech => Door.Speech,
        Operation.Transcriptions => Door.Transcriptions,
        Operation.Moderations => Door.Moderations,
        Operation.Rerank => Door.Rerank,
    };
}
