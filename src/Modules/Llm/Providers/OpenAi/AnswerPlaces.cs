namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What an object or array is by where it stands and what it is called.</summary>
internal static class AnswerPlaces
{
    public static AnswerPlace Inside(AnswerPlace around, AnswerMember called, bool isObject) => around switch
    {
        AnswerPlace.Around => isObject ? AnswerPlace.Answer : AnswerPlace.Around,
        AnswerPlace.Choices => isObject ? AnswerPlace.Choice : AnswerPlace.Other,
        AnswerPlace.Written or AnswerPlace.Usage => around,
        _ => called switch
        {
            AnswerMember.Choices when !isObject => AnswerPlace.Choices,
            AnswerMember.Written when isObject => AnswerPlace.Written,
            AnswerMember.Usage when isObject => AnswerPlace.Usage,
            _ => AnswerPlace.Other,
        },
    };
}
