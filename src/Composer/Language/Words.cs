namespace Maru.Composer.Language;

/// <summary>Distinguishes meaningful words from function words, in English and Korean.</summary>
internal static class Words
{
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "about", "above", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "because", "been",
        "before", "being", "below", "between", "both", "but", "by", "can", "cannot", "could", "did", "do", "does", "doing", "don't",
        "down", "during", "each", "every", "few", "for", "from", "further", "get", "give", "had", "has", "have", "having", "he", "hello",
        "help", "her", "here", "hers", "hi", "him", "his", "how", "i", "i'd", "i'm", "if", "in", "into", "is", "it", "it's", "its",
        "just", "know", "let", "let's", "like", "make", "me", "more", "most", "much", "must", "my", "need", "no", "nor", "not", "now",
        "of", "off", "on", "once", "one", "only", "or", "other", "our", "ours", "out", "over", "own", "please", "same", "say", "she",
        "should", "so", "some", "such", "tell", "than", "thank", "thanks", "that", "that's", "the", "their", "them", "then", "there",
        "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "us", "use", "using", "very", "want", "was",
        "way", "we", "were", "what", "what's", "when", "where", "which", "while", "who", "whom", "why", "will", "with", "would", "write",
        "you", "your", "yours",
        "그", "저", "이", "나", "너", "내", "네", "제", "우리", "것", "거", "수", "등", "및", "좀", "더", "잘", "또", "다시", "그리고",
        "그런데", "하지만", "그래서", "또는", "무엇", "무엇인지", "뭐", "어떤", "어떻게", "왜", "언제", "어디", "누가", "누구", "이런",
        "그런", "저런", "이것", "그것", "저것", "여기", "거기", "저기", "모두", "매우", "아주", "정말", "너무", "조금", "대한", "대해",
        "위한", "위해", "안녕", "제발", "혹시", "바로", "같이", "함께", "하나", "때", "때문", "정도", "있는", "없는", "하는", "되는",
        "보는", "가는", "오는", "쓰는", "사는", "주는", "아는", "먹는",
    };

    private static readonly HashSet<string> Nouns = new(StringComparer.Ordinal)
    {
        "바다", "판다", "소다", "수다", "캐나다", "동네", "고양이", "어린이", "놀이", "떡볶이", "나들이", "종이", "아이", "나이", "차이",
        "먹이", "거리", "회의", "강의", "주의", "논의", "휴가", "작가", "평가", "국가", "가게", "무게", "회고", "광고", "보고", "참고",
        "창고", "필요", "수요", "중요", "지도", "온도", "속도", "태도", "제도", "포도", "도로", "피로", "가로", "마을", "가을", "노을",
        "이름", "얼굴은", "정의", "예의", "시간", "감사", "정보",
    };

    private static readonly string[] LongParticles =
        ["으로부터", "에서는", "에서의", "에게서", "이라는", "으로", "에서", "에게", "한테", "까지", "부터", "처럼", "보다", "마다", "조차", "라는", "이나", "에는", "에도", "와의", "과의", "하고"];

    private static readonly string[] PredicateTails =
        ["다", "요", "까", "죠", "네", "줘", "니", "지만", "면서", "려고", "어서", "아서", "해서", "했고", "하며", "하면", "한다면", "하는", "되는", "했던", "하게", "하기", "해야", "으면", "었고", "았고", "는데", "은데"];

    public static bool IsEmpty(string word) => Empty.Contains(word);

    /// <summary>Whether a word is a Korean verb or adjective form, judged by its ending.</summary>
    public static bool IsPredicate(string word) =>
        word.Length > 1 && Hangul.IsSyllable(word[^1]) && !Nouns.Contains(word)
        && PredicateTails.Any(tail => word.Length > tail.Length && word.EndsWith(tail, StringComparison.Ordinal));

    /// <summary>The word without its Korean particle; the same word when it has none.</summary>
    public static string Bare(string word)
    {
        if (word.Length < 2 || !Hangul.IsSyllable(word[^1]) || Nouns.Contains(word))
        {
            return word;
        }

        foreach (var particle in LongParticles)
        {
            if (word.Length > particle.Length && word.EndsWith(particle, StringComparison.Ordinal))
            {
                return word[..^particle.Length];
            }
        }

        var stem = word[..^1];
        var consonant = Hangul.HasFinal(stem[^1]) || !Hangul.IsSyllable(stem[^1]);
        return word[^1] switch
        {
            '를' or '는' when !consonant || !Hangul.IsSyllable(stem[^1]) => stem,
            '을' or '은' when consonant => stem,
            '에' => stem,
            '의' or '도' or '만' when stem.Length > 1 => stem,
            '가' or '와' or '로' when stem.Length > 1 && (!Hangul.HasFinal(stem[^1]) || Hangul.EndingOf(stem) == Hangul.Ending.Rieul) => stem,
            '이' or '과' when stem.Length > 1 && consonant => stem,
            _ => word,
        };
    }
}
