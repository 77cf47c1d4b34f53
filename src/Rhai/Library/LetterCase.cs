using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Maru.Rhai.Library;

/// <summary>
/// Upper and lower case of whole texts, where one letter may become several: Unicode's unconditional special cases and the final sigma.
/// </summary>
internal static class LetterCase
{
    private const char Sigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    private static readonly FrozenDictionary<char, string> Uppers = Table().ToFrozenDictionary();

    public static string Upper(string text)
    {
        var upper = text.ToUpperInvariant();
        if (upper.AsSpan().IndexOfAnyExceptInRange('\0', '\u007F') < 0)
        {
            return upper;
        }

        var whole = new StringBuilder(upper.Length);
        foreach (var letter in upper)
        {
            _ = Uppers.TryGetValue(letter, out var several) ? whole.Append(several) : whole.Append(letter);
        }

        return whole.ToString();
    }

    public static string Lower(string text)
    {
        var lower = text.ToLowerInvariant();
        if (text.AsSpan().IndexOfAny(Sigma, '\u0130') < 0)
        {
            return lower;
        }

        var whole = new StringBuilder(lower.Length);
        for (var i = 0; i < text.Length; i++)
        {
            _ = text[i] switch
            {
                Sigma when IsLetterBefore(text, i) && !IsLetterAfter(text, i) => whole.Append(FinalSigma),
                '\u0130' => whole.Append("i\u0307"),
                _ => whole.Append(lower[i]),
            };
        }

        return whole.ToString();
    }

    private static bool IsLetterBefore(string text, int at)
    {
        while (--at >= 0 && IsIgnored(text[at]))
        {
        }

        return at >= 0 && char.IsLetter(text[at]);
    }

    private static bool IsLetterAfter(string text, int at)
    {
        while (++at < text.Length && IsIgnored(text[at]))
        {
        }

        return at < text.Length && char.IsLetter(text[at]);
    }

    private static bool IsIgnored(char c) => c is '\'' or '.' or ':' or '\u00B7' or '\u2019' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static Dictionary<char, string> Table()
    {
        var table = new Dictionary<char, string>();
        var pairs = "\u00DF SS \u0149 \u02BCN \u01F0 J\u030C \u0390 \u0399\u0308\u0301 \u03B0 \u03A5\u0308\u0301 \u0587 \u0535\u0552 \u1E96 H\u0331 \u1E97 T\u0308 "
            + "\u1E98 W\u030A \u1E99 Y\u030A \u1E9A A\u02BE \u1F50 \u03A5\u0313 \u1F52 \u03A5\u0313\u0300 \u1F54 \u03A5\u0313\u0301 \u1F56 \u03A5\u0313\u0342 "
            + "\u1FB2 \u1FBA\u0399 \u1FB3 \u0391\u0399 \u1FB4 \u0386\u0399 \u1FB6 \u0391\u0342 \u1FB7 \u0391\u0342\u0399 \u1FBC \u0391\u0399 "
            + "\u1FC2 \u1FCA\u0399 \u1FC3 \u0397\u0399 \u1FC4 \u0389\u0399 \u1FC6 \u0397\u0342 \u1FC7 \u0397\u0342\u0399 \u1FCC \u0397\u0399 "
            + "\u1FD2 \u0399\u0308\u0300 \u1FD3 \u0399\u0308\u0301 \u1FD6 \u0399\u0342 \u1FD7 \u0399\u0308\u0342 \u1FE2 \u03A5\u0308\u0300 \u1FE3 \u03A5\u0308\u0301 "
            + "\u1FE4 \u03A1\u0313 \u1FE6 \u03A5\u0342 \u1FE7 \u03A5\u0308\u0342 \u1FF2 \u1FFA\u0399 \u1FF3 \u03A9\u0399 \u1FF4 \u038F\u0399 \u1FF6 \u03A9\u0342 "
            + "\u1FF7 \u03A9\u0342\u0399 \u1FFC \u03A9\u0399 \uFB00 FF \uFB01 FI \uFB02 FL \uFB03 FFI \uFB04 FFL \uFB05 ST \uFB06 ST "
            + "\uFB13 \u0544\u0546 \uFB14 \u0544\u0535 \uFB15 \u0544\u053B \uFB16 \u054E\u0546 \uFB17 \u0544\u053D";
        var words = pairs.Split(' ');
        for (var i = 0; i < words.Length; i += 2)
        {
            table[words[i][0]] = words[i + 1];
        }

        // Vowels with an iota below: the capital and a capital iota.
        foreach (var (small, capital) in ((char, char)[])[('\u1F80', '\u1F08'), ('\u1F90', '\u1F28'), ('\u1FA0', '\u1F68')])
        {
            for (var i = 0; i < 16; i++)
            {
                table[(char)(small + i)] = $"{(char)(capital + (i % 8))}\u0399";
            }
        }

        return table;
    }
}
