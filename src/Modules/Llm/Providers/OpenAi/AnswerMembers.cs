using Maru.Modules.Llm.Calls.Measuring;

namespace Maru.Modules.Llm.Providers.OpenAi;

/// <summary>What a member's name means where it stands.</summary>
internal static class AnswerMembers
{
    public static AnswerMember Of(AnswerPlace place, ReadOnlySpan<byte> name, bool streamed) => place switch
    {
        AnswerPlace.Answer => OfAnswer(name),
        AnswerPlace.Choice => OfChoice(name, streamed),
        AnswerPlace.Written => TextLabels.Contains(name) ? AnswerMember.Label : AnswerMember.Unknown,
        AnswerPlace.Other => name.SequenceEqual("usage"u8) ? AnswerMember.Usage : AnswerMember.Unknown,
        _ => AnswerMember.Unknown,
    };

    private static AnswerMember OfAnswer(ReadOnlySpan<byte> name) => name.Length switch
    {
        4 when name.SequenceEqual("data"u8) => AnswerMember.Data,
        4 when name.SequenceEqual("text"u8) => AnswerMember.Text,
        5 when name.SequenceEqual("usage"u8) => AnswerMember.Usage,
        5 when name.SequenceEqual("error"u8) => AnswerMember.Error,
        6 when name.SequenceEqual("object"u8) => AnswerMember.Object,
        6 when name.SequenceEqual("detail"u8) => AnswerMember.Detail,
        7 when name.SequenceEqual("choices"u8) => AnswerMember.Choices,
        12 when name.SequenceEqual("service_tier"u8) => AnswerMember.ServiceTier,
        _ => AnswerMember.Unknown,
    };

    private static AnswerMember OfChoice(ReadOnlySpan<byte> name, bool streamed) => name.Length switch
    {
        4 when name.SequenceEqual("text"u8) => AnswerMember.Text,
        5 when name.SequenceEqual("delta"u8) => streamed ? AnswerMember.Written : AnswerMember.Unknown,
        5 when name.SequenceEqual("index"u8) => AnswerMember.Index,
        5 when name.SequenceEqual("usage"u8) => AnswerMember.Usage,
        5 when name.SequenceEqual("error"u8) => AnswerMember.Error,
        7 when name.SequenceEqual("message"u8) => streamed ? AnswerMember.Unknown : AnswerMember.Written,
        13 when name.SequenceEqual("finish_reason"u8) => AnswerMember.FinishReason,
        _ => AnswerMember.Unknown,
    };
}
