using System.Globalization;
using System.Text;

namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Removes from letters what does not change the word: accents, width, circles; and replaces look-alike letters of other scripts. The
/// runtime's own normalisation does nothing with invariant globalisation, so this contains the part of its table that matters for words.
/// Pure.
/// </summary>
internal static class PlainLetters
{
    private const char Other = '.';
    private const int FullWidth = 0xFF01 - '!';
    private const int AccentedFrom = 0xC0;
    private const int MoreAccentedFrom = 0x1E00;
    private const int MathematicalFrom = 0x1D400;
    private const int MathematicalDigitsFrom = 0x1D7CE;

    private const string Accented =
        "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuypyaaaaaaccccccccdd.deeeeeeeeeegggg"
        + "gggghh.hiiiiiiiiii..jjkkkllllll...lnnnnnn..noooooo..rrrrrrsssssssstttt.tuuuuuuuuuuuuwwyyyzzzzzzs";

    private const string MoreAccented =
        "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrr"
        + "ssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
        + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

    // Cyrillic and Greek letters, each followed by the Latin letter that it looks like.
    private const string Strangers = "аaвbеeкkмmнhоoрpсcтtуyхxіiјjѕsԁdԛqԝwґrαaβbεeηnιiκkνvοoρpτtυuχxγyωw";

    /// <summary>The lower-case text in plain letters; the same instance if it has no others.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                Append(plain, rune);
            }
        }

        return plain.ToString();
    }

    private static void Append(StringBuilder plain, Rune rune)
    {
        switch (rune.Value)
        {
            case 'ß': plain.Append("ss"); break;
            case 'æ': plain.Append("ae"); break;
            case 'œ': plain.Append("oe"); break;
            case 0x3000 or 0xA0: plain.Append(' '); break;
            default:
                _ = LetterOf(rune.Value) is var letter && letter != Other ? plain.Append(letter) : plain.Append(rune.ToString());
                break;
        }
    }

    private static char LetterOf(int code) => code switch
    {
        >= AccentedFrom and <= 0x17F => Accented[code - AccentedFrom],
        >= MoreAccentedFrom and <= 0x1EFF => MoreAccented[code - MoreAccentedFrom],
        >= 0xFF01 and <= 0xFF5E => (char)(code - FullWidth),
        >= 0x24D0 and <= 0x24E9 => (char)('a' + code - 0x24D0),
        >= MathematicalFrom and <= 0x1D6A3 => (char)('a' + ((code - MathematicalFrom) % 26)),
        >= MathematicalDigitsFrom and <= 0x1D7FF => (char)('0' + ((code - MathematicalDigitsFrom) % 10)),
        >= 0x370 and <= 0x52F when Strangers.IndexOf((char)code, StringComparison.Ordinal) is var at and >= 0 => Strangers[at + 1],
        _ => Other,
    };
}
