using System.Globalization;
using System.Text;

namespace Maru.Composer;

/// <summary>
/// A deterministic estimate of tokens, good enough for budgets: a token is about 4 Latin characters or 1.5 Hangul syllables. A text is cut
/// into pieces of one token each, so counts, streaming deltas and <c>max_tokens</c> agree. Thread safe.
/// </summary>
public static class ComposerTokens
{
    /// <summary>The tokens of a message in addition to its text.</summary>
    public const int PerMessage = 4;

    /// <summary>The tokens that start the answer.</summary>
    public const int PerAnswer = 3;

    /// <summary>The tokens of one picture in a message.</summary>
    public const int PerPicture = 85;

    private const int LettersPerPiece = 5;
    private const int DigitsPerPiece = 3;
    private const int MarksPerPiece = 4;

    private enum Script
    {
        Letter,
        Hangul,
        Digit,
        Space,
        Other,
    }

    /// <summary>How many tokens a text has.</summary>
    /// <param name="text">Any text; an empty text has none.</param>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            at += LengthOfPiece(text[at..], count);
        }

        return count;
    }

    /// <summary>The pieces in order; joined, they are the text again.</summary>
    internal static IEnumerable<string> Pieces(string text)
    {
        var count = 0;
        for (var at = 0; at < text.Length; count++)
        {
            var length = LengthOfPiece(text.AsSpan(at), count);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    // One leading space belongs to the word after it, as in the vendors' tokenizers.
    private static int LengthOfPiece(ReadOnlySpan<char> text, int ordinal)
    {
        var start = text[0] == ' ' && text.Length > 1 && !char.IsWhiteSpace(text[1]) ? 1 : 0;
        var (first, script, width) = Look(text[start..]);
        var most = script switch
        {
            Script.Letter => LettersPerPiece,
            Script.Hangul => (ordinal & 1) == 0 ? 2 : 1,
            Script.Digit => DigitsPerPiece,
            Script.Space => int.MaxValue,
            Script.Other => Rune.GetUnicodeCategory(first) is UnicodeCategory.OtherLetter ? 1 : MarksPerPiece,
        };
        var end = start + width;
        for (var taken = 1; taken < most && end < text.Length; taken++)
        {
            var (next, nextScript, nextWidth) = Look(text[end..]);
            if (nextScript != script || (script == Script.Other && next != first))
            {
                break;
            }

            end += nextWidth;
        }

        return end;
    }

    private static (Rune Rune, Script Script, int Width) Look(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var width);
        return (rune, ScriptOf(rune), width);
    }

    private static Script ScriptOf(Rune rune) => rune.Value switch
    {
        >= 0xAC00 and <= 0xD7A3 or >= 0x1100 and <= 0x11FF or >= 0x3130 and <= 0x318F => Script.Hangul,
        >= 0x3040 and <= 0x30FF or >= 0x3400 and <= 0x9FFF or >= 0x20000 and <= 0x3FFFF => Script.Other,
        _ when Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark => Script.Letter,
        _ when Rune.IsDigit(rune) => Script.Digit,
        _ when Rune.IsWhiteSpace(rune) => Script.Space,
        _ => Script.Other,
    };
}
