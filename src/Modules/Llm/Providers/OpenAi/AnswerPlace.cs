namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an object or array of an answer is.</summary>
internal enum AnswerPlace : byte
{
    /// <summary>Around the answer: a list of answers, or nothing.</summary>
    Around,
    Answer,
    Choices,
    Choice,

    /// <summary>A choice's delta or message: what the model wrote, and all inside it.</summary>
    Written,
    Usage,
    Other,
}
