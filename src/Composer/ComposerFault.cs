namespace Maru.Composer;

/// <summary>Why a request cannot be answered, in the words a client reads. A value.</summary>
/// <param name="Code">A stable word for programs, in OpenAI's vocabulary where it has one.</param>
/// <param name="Message">What is wrong and how to correct it.</param>
/// <param name="Param">The field that is wrong; null when it is the request as a whole.</param>
public sealed record ComposerFault(string Code, string Message, string? Param = null);
