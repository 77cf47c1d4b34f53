namespace Maru.Composer.Images;

/// <summary>Finds the mood of a prompt by its words, Korean and English.</summary>
internal static class MoodWords
{
    private static readonly (Mood Mood, string[] Words)[] Signs =
    [
        (Mood.Rain, ["비가", "비 ", "비오", "빗", "우산", "장마", "소나기", "rain", "drizzle", "umbrella", "storm"]),
        (Mood.Snow, ["눈이", "눈 오", "눈사람", "첫눈", "겨울", "snow", "winter", "frost"]),
        (Mood.Sunset, ["노을", "석양", "해질", "해 질", "저녁", "sunset", "dusk", "evening", "twilight"]),
        (Mood.Night, ["밤하늘", "한밤", "밤에", "밤 ", "별", "달빛", "새벽", "night", "star", "moon", "midnight"]),
        (Mood.Sea, ["바다", "해변", "파도", "호수", "강가", "sea", "ocean", "beach", "lake", "wave"]),
        (Mood.Forest, ["숲", "나무", "등산", "산책", "forest", "tree", "wood", "hike", "park"]),
        (Mood.Autumn, ["가을", "단풍", "낙엽", "autumn", "fall leaves", "maple"]),
        (Mood.Spring, ["봄", "벚꽃", "꽃", "spring", "blossom", "flower", "cherry"]),
        (Mood.Indoor, ["카페", "커피", "책", "방 ", "집에서", "요리", "cafe", "café", "coffee", "book", "kitchen", "room", "portrait", "초상"]),
        (Mood.Dawn, ["아침", "일출", "morning", "sunrise", "dawn"]),
        (Mood.Day, ["하늘", "여름", "소풍", "sky", "summer", "sunny", "picnic"]),
    ];

    /// <summary>The first mood named in the prompt; if none is named, the dice choose one.</summary>
    public static Mood Of(string prompt, Dice dice)
    {
        var padded = prompt.ToLowerInvariant() + " ";
        var best = Signs
            .Select(s => (s.Mood, At: s.Words.Select(w => padded.IndexOf(w, StringComparison.Ordinal)).Where(i => i >= 0).DefaultIfEmpty(-1).Min()))
            .Where(s => s.At >= 0).OrderBy(s => s.At).ToArray();
        return best.Length > 0 ? best[0].Mood : dice.Pick([Mood.Dawn, Mood.Day, Mood.Sunset, Mood.Forest, Mood.Sea]);
    }
}
