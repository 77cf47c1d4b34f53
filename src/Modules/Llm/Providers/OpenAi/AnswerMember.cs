namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>The members of an answer that say something to the gateway.</summary>
internal enum AnswerMember : byte
{
    Unknown,
    Choices,
    Data,
    Usage,
    Error,
    Object,
    Detail,
    ServiceTier,
    Written,

    /// <summary>What the model wrote, in an answer that is nothing but a text.</summary>
    Text,
    Index,
    FinishReason,

    /// <summary>Labels or carries something and is not text of the model.</summary>
    Label,
}
