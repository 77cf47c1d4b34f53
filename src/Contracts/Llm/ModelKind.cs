namespace Maru.Contracts.Llm;

/// <summary>What a model makes.</summary>
public enum ModelKind
{
    /// <summary>Text.</summary>
    Chat,

    /// <summary>Vectors.</summary>
    Embeddings,

    /// <summary>Pictures.</summary>
    Images,
}
