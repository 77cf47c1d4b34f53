namespace Maru.Composer.Writing;

/// <summary>Reads tone and speech level from a persona's description of itself.</summary>
internal static class ToneWords
{
    private static readonly (Tone Tone, string[] Signs)[] Signs =
    [
        (Tone.Memo, ["간결", "메모", "짧게", "brief", "memo", "concise", "terse"]),
        (Tone.Humorous, ["유머", "재치", "익살", "장난", "웃긴", "humor", "humour", "funny", "witty", "playful"]),
        (Tone.Observer, ["관찰", "차분", "calm", "observer", "quiet"]),
        (Tone.Friend, ["다정", "친구", "따뜻", "상냥", "friend", "warm", "kind"]),
        (Tone.Sentimental, ["감성", "서정", "시적", "sentimental", "emotional", "poetic", "lyrical"]),
        (Tone.Plain, ["담백", "plain", "simple"]),
    ];

    public static Tone Of(IReadOnlyDictionary<string, string> persona) =>
        Find(persona.GetValueOrDefault("tone")) ?? Find(persona.GetValueOrDefault("name")) ?? Tone.Plain;

    public static Tone? Find(string? text) => text is null ? null
        : Signs.Where(s => s.Signs.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))).Select(s => (Tone?)s.Tone).FirstOrDefault();

    /// <summary>해요체 if true: decided by the persona's speech style, else by the tone.</summary>
    public static bool IsPolite(IReadOnlyDictionary<string, string> persona, Tone tone)
    {
        var style = persona.GetValueOrDefault("speech_style") ?? "";
        return Says(style, "해라", "반말", "평어", "plain", "casual") ? false
            : Says(style, "해요", "존댓", "존대", "polite", "formal") || tone is Tone.Friend or Tone.Sentimental;
    }

    private static bool Says(string style, params string[] words) =>
        Array.Exists(words, w => style.Contains(w, StringComparison.OrdinalIgnoreCase));
}
