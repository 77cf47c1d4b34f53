namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>
/// The forms in which an answer of status 200 says that it is none: an <c>error</c> beside or in place of choices or in one of them, the
/// object <c>error</c>, the finish reason <c>error</c>, and a <c>detail</c> in place of everything.
/// </summary>
internal struct FailureSigns
{
    private bool _failed;
    private bool _detailed;
    private bool _answers;

    public readonly bool Are => _failed || (_detailed && !_answers);

    public void Name(AnswerMember member) => _answers |= member is AnswerMember.Choices or AnswerMember.Data;

    public void Open(AnswerMember member)
    {
        _failed |= member is AnswerMember.Error;
        _detailed |= member is AnswerMember.Detail;
    }

    public void Word(AnswerMember member, ReadOnlySpan<byte> word)
    {
        _failed |= member is AnswerMember.Error
            ? !word.IsEmpty
            : member is AnswerMember.Object or AnswerMember.FinishReason && word.SequenceEqual("error"u8);
        _detailed |= member is AnswerMember.Detail && !word.IsEmpty;
    }

    /// <summary>A null or false says that there is no error.</summary>
    public void Scalar(AnswerMember member, ReadOnlySpan<byte> scalar) =>
        _failed |= member is AnswerMember.Error && scalar.SequenceEqual("true"u8);
}
