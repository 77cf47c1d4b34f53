namespace Maru.Composer.Language;

/// <summary>Facts about Korean letters: syllables, final consonants, and how a Korean reader pronounces the end of any word.</summary>
internal static class Hangul
{
    private const int FirstSyllable = 0xAC00;
    private const int LastSyllable = 0xD7A3;
    private const int Finals = 28;
    private const int FinalRieul = 8;
    private const int FinalSsangSiot = 20;

    /// <summary>How the end of a word sounds; ㄹ is a case of its own because 으로 becomes 로 after it.</summary>
    public enum Ending
    {
        Vowel,
        Consonant,
        Rieul,
    }

    public static bool IsSyllable(char c) => c is >= (char)FirstSyllable and <= (char)LastSyllable;

    public static bool IsIn(string text) =>
        text.Any(c => IsSyllable(c) || c is >= '\u1100' and <= '\u11FF' || c is >= '\u3130' and <= '\u318F');

    /// <summary>았, 었, 했, 갔, 있 …: the mark of the past tense and of 있다.</summary>
    public static bool EndsInSsangSiot(char c) => IsSyllable(c) && (c - FirstSyllable) % Finals == FinalSsangSiot;

    public static bool HasFinal(char c) => IsSyllable(c) && (c - FirstSyllable) % Finals != 0;

    public static Ending EndingOf(string word)
    {
        var end = word.Length - 1;
        while (end >= 0 && !char.IsLetterOrDigit(word[end]))
        {
            end--;
        }

        if (end < 0)
        {
            return Ending.Vowel;
        }

        var last = word[end];
        if (IsSyllable(last))
        {
            var final = (last - FirstSyllable) % Finals;
            return final == 0 ? Ending.Vowel : final == FinalRieul ? Ending.Rieul : Ending.Consonant;
        }

        return char.IsAsciiDigit(last) ? OfDigit(last) : char.IsAsciiLetter(last) ? OfLatin(word[..(end + 1)]) : Ending.Vowel;
    }

    // 영일이삼사오육칠팔구
    private static Ending OfDigit(char digit) => digit switch
    {
        '1' or '7' or '8' => Ending.Rieul,
        '0' or '3' or '6' => Ending.Consonant,
        _ => Ending.Vowel,
    };

    // Follows the usual loan-word spelling: 북 but 파크, 캣 but 테스트, 애플, 게임.
    private static Ending OfLatin(string word)
    {
        var start = word.Length;
        while (start > 0 && char.IsAsciiLetter(word[start - 1]))
        {
            start--;
        }

        var latin = word[start..];
        var last = char.ToLowerInvariant(latin[^1]);
        if (latin.All(char.IsAsciiLetterUpper))
        {
            return last switch { 'l' or 'r' => Ending.Rieul, 'm' or 'n' => Ending.Consonant, _ => Ending.Vowel };
        }

        var before = latin.Length > 1 ? char.ToLowerInvariant(latin[^2]) : ' ';
        var beforeThat = latin.Length > 2 ? char.ToLowerInvariant(latin[^3]) : ' ';
        return last switch
        {
            'l' => Ending.Rieul,
            'm' or 'n' => Ending.Consonant,
            'g' when before == 'n' => Ending.Consonant,
            'k' or 'c' when IsVowel(before) || before == 'c' => Ending.Consonant,
            'p' or 't' when IsVowel(before) && !IsVowel(beforeThat) => Ending.Consonant,
            'e' when before == 'l' => Ending.Rieul,
            'e' when before is 'm' or 'n' && IsVowel(beforeThat) => Ending.Consonant,
            _ => Ending.Vowel,
        };
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
