namespace Maru.Modules.Llm.Gateway;

/// <summary>What a call asks for.</summary>
internal enum Operation
{
    Chat,
    Embeddings,

    /// <summary>Pictures, new or made of others.</summary>
    Images,

    /// <summary>A text read out.</summary>
    Speech,

    /// <summary>Speech written down, in its own language or in English.</summary>
    Transcriptions,

    /// <summary>Whether texts and pictures may be shown.</summary>
    Moderations,

    /// <summary>Texts put in the order in which they answer a question.</summary>
    Rerank,
}
