using System.Text.RegularExpressions;

namespace Maru.Composer.Language;

/// <summary>
/// Fills sentence patterns. <c>{a}</c> and <c>{b}</c> are words; <c>{a은}</c> adds the particle in the form that the word's ending
/// requires.
/// </summary>
internal static partial class Particles
{
    private static readonly Dictionary<string, (string AfterConsonant, string AfterVowel)> Forms = new(StringComparer.Ordinal)
    {
        ["은"] = ("은", "는"),
        ["이"] = ("이", "가"),
        ["을"] = ("을", "를"),
        ["과"] = ("과", "와"),
        ["으로"] = ("으로", "로"),
        ["이라"] = ("이라", "라"),
        ["이라는"] = ("이라는", "라는"),
        ["이었다"] = ("이었다", "였다"),
        ["이었어요"] = ("이었어요", "였어요"),
        ["이에요"] = ("이에요", "예요"),
        ["이나"] = ("이나", "나"),
    };

    public static string With(string word, string particle)
    {
        var (afterConsonant, afterVowel) = Forms[particle];
        return Hangul.EndingOf(word) switch
        {
            Hangul.Ending.Vowel => word + afterVowel,
            Hangul.Ending.Rieul when particle == "으로" => word + afterVowel,
            _ => word + afterConsonant,
        };
    }

    public static string Fill(string pattern, string a, string b) => Slot().Replace(pattern, slot =>
    {
        var word = slot.Groups[1].Value == "a" ? a : b;
        return slot.Groups[2].Length == 0 ? word : With(word, slot.Groups[2].Value);
    });

    [GeneratedRegex(@"\{([ab])(\p{IsHangulSyllables}*)\}")]
    private static partial Regex Slot();
}
