using Maru.Contracts.Llm;
using Maru.Kernel;

namespace Maru.Modules.Llm.Providers;

/// <summary>The names this server's own provider answers to.</summary>
internal static class BuiltinModel
{
    public const string Embedding = "embedding";

    public const string Hint = "builtin knows text-small, text-large, image and embedding.";

    public static string Of(ModelType type) => WireName<ModelType>.Of(type);

    public static bool IsKnown(ReadOnlySpan<char> bare) => bare is "text-small" or "text-large" or "image" or Embedding;
}
