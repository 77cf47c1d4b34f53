namespace Maru.Composer.Language;

/// <summary>
/// Changes the end of a Korean sentence to 해요체 or 해라체 where the form is certain, and leaves it unchanged where it is not.
/// </summary>
internal static class SpeechLevel
{
    private static readonly (string Plain, string Polite)[] Known =
    [
        ("좋다", "좋아요"), ("싶다", "싶어요"), ("같다", "같아요"), ("많다", "많아요"), ("없다", "없어요"), ("적다", "적어요"),
        ("아프다", "아파요"), ("힘들다", "힘들어요"), ("기쁘다", "기뻐요"), ("슬프다", "슬퍼요"), ("바쁘다", "바빠요"),
        ("고맙다", "고마워요"), ("즐겁다", "즐거워요"), ("춥다", "추워요"), ("덥다", "더워요"), ("괜찮다", "괜찮아요"),
        ("한다", "해요"), ("하다", "해요"), ("된다", "돼요"), ("간다", "가요"), ("온다", "와요"), ("본다", "봐요"),
        ("이다", "이에요"), ("겠다", "겠어요"),
    ];

    private static readonly string[] PastTails = ["습니다", "어요", "다"];

    /// <param name="sentence">One sentence without its closing mark.</param>
    /// <param name="polite">해요체 when true, 해라체 when false.</param>
    public static string Of(string sentence, bool polite)
    {
        foreach (var tail in PastTails)
        {
            var stem = sentence.Length - tail.Length;
            if (stem > 0 && sentence.EndsWith(tail, StringComparison.Ordinal) && Hangul.EndsInSsangSiot(sentence[stem - 1]))
            {
                return sentence[..stem] + (polite ? "어요" : "다");
            }
        }

        foreach (var (plain, gentle) in Known)
        {
            var (from, to) = polite ? (plain, gentle) : (gentle, plain);
            if (sentence.EndsWith(from, StringComparison.Ordinal))
            {
                return sentence[..^from.Length] + to;
            }
        }

        return sentence;
    }
}
