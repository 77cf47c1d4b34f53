namespace Maru.Modules.Identity.Passwords;

/// <summary>
/// Recognises a common password in its usual variations: capitals, accents, digits and signs before and after it, look-alikes
/// (<c>p@ssw0rd</c>), backwards, doubled, around another text, inside itself, with spaces, two in one. It also recognises, without a list,
/// sequences of the keyboard or the alphabet, repetitions, dates and telephone numbers. Pure.
/// </summary>
internal static class PasswordForms
{
    // The most extra keys around a word; a sequence (1234, !@#$, 777) counts as one key.
    private const int MostAround = 6;
    private const int MostGlue = 1;
    private const int ShortestName = 3;
    private const int ShortestPiece = 8;
    private const int DigitsThatAreMany = 16;
    private const string LookAlikes = "0o3e4a5s7t8b9g@a$s!i+t";

    private static readonly string[] Keys = ["1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./"];
    private const string Shifted = "!1@2#3$4%5^6&7*8(9)0_-+=";

    /// <summary>Whether it is one of the passwords that attackers try first.</summary>
    public static bool IsCommon(string typed)
    {
        var text = typed.ToLowerInvariant();
        var plain = PlainLetters.Of(text);
        return IsOftenOrSpacedOut(text) || (plain != text && IsOftenOrSpacedOut(plain)) || Cores(plain).Any(PasswordPieces.AreTwoWords);
    }

    private static bool IsOftenOrSpacedOut(string text)
    {
        var bare = string.Concat(text.Where(char.IsLetterOrDigit));
        return IsOften(text) || (bare.Length > 0 && bare.Length < text.Length && IsOften(bare));
    }

    private static bool IsOften(string text) =>
        IsNumber(text) || IsWalk(text) || Cores(text).Any(core => CommonPasswords.Has(core) || IsRepeat(core) || IsAroundItself(core));

    /// <summary>Whether it is a variation of another text.</summary>
    public static bool ComesFrom(string typed, string? other)
    {
        var names = CoresOf(other ?? "");
        return CoresOf(typed).Any(core => names.Any(name => core == name || Between(core, name) is <= MostAround));
    }

    private static List<string> CoresOf(string text) =>
        [.. Cores(PlainLetters.Of(text.ToLowerInvariant())).Where(core => core.Length >= ShortestName)];

    // The text itself, and the text without the characters around its letters.
    private static IEnumerable<string> Cores(string text)
    {
        var first = text.AsSpan().IndexOfAny(Letters(text));
        if (first < 0)
        {
            return Faces(text);
        }

        var end = text.Length - (text.Reverse().TakeWhile(c => !char.IsLetter(c)).Count());
        return new[] { (0, text.Length), (first, text.Length), (0, end), (first, end) }.Distinct()
            .Where(part => Weight(text[..part.Item1]) + Weight(text[part.Item2..]) <= MostAround)
            .SelectMany(part => Faces(text[part.Item1..part.Item2]));
    }

    private static char[] Letters(string text) => [.. text.Where(char.IsLetter)];

    private static IEnumerable<string> Faces(string core)
    {
        yield return core;
        yield return string.Concat(core.Reverse());
        if (core.Any(c => !char.IsLetter(c)))
        {
            yield return Plain(core, '1', 'l');
            yield return Plain(core, '1', 'i');
        }
    }

    private static string Plain(string core, char sign, char letter) => string.Concat(core.Select(c =>
        c == sign ? letter : LookAlikes.IndexOf(c, StringComparison.Ordinal) is var at && at >= 0 && at % 2 == 0 ? LookAlikes[at + 1] : c));

    private static bool IsNumber(string text)
    {
        var digits = text.Count(char.IsDigit);
        return digits < DigitsThatAreMany && digits >= text.Length - 3 && !text.Any(char.IsLetter);
    }

    // At least three of four keys are next to the key before.
    private static bool IsWalk(string text) => Weight(text) - 1 <= (text.Length - 1) / 4;

    private static bool IsRepeat(string text)
    {
        for (var piece = 1; piece <= text.Length / 2; piece++)
        {
            if (text.AsSpan(piece).SequenceEqual(text.AsSpan(0, text.Length - piece)))
            {
                return piece < ShortestPiece || IsCommon(text[..piece]);
            }
        }

        return false;
    }

    private static bool IsAroundItself(string core) =>
        (PasswordPieces.InsideItself(core) is { } inner && CommonPasswords.Has(inner))
        || Enumerable.Range(ShortestName, Math.Max(0, (core.Length / 2) - ShortestName + 1)).Any(length => IsAround(core, core[..length]));

    private static bool IsAround(string core, string piece) => Between(core, piece) is { } between
        && ((between <= MostAround && CommonPasswords.Has(piece)) || (between <= MostGlue && piece.Length < ShortestPiece));

    // If a text begins and ends with a piece, forwards or backwards: the weight of the rest without the piece; else null.
    private static int? Between(string text, string piece)
    {
        var back = string.Concat(piece.Reverse());
        return text.Length >= 2 * piece.Length && text.StartsWith(piece, StringComparison.Ordinal)
            && (text.EndsWith(piece, StringComparison.Ordinal) || text.EndsWith(back, StringComparison.Ordinal))
            ? Weight(text.Replace(piece, "", StringComparison.Ordinal).Replace(back, "", StringComparison.Ordinal)) : null;
    }

    // The number of keys that do not follow from the key before.
    private static int Weight(string text) => text.Where((c, i) => i == 0 || !AreNeighbours(text[i - 1], c)).Count();

    private static bool AreNeighbours(char before, char after)
    {
        var (a, b) = (Unshifted(before), Unshifted(after));
        var (from, to) = (PlaceOf(a), PlaceOf(b));
        return a == b
            || (char.IsAsciiLetterOrDigit(a) && char.IsAsciiLetterOrDigit(b) && Math.Abs(a - b) == 1)
            || (from.Row >= 0 && to.Row >= 0 && Math.Abs(from.Row - to.Row) <= 1 && Math.Abs(from.Column - to.Column) <= 1);
    }

    private static char Unshifted(char c) =>
        Shifted.IndexOf(c, StringComparison.Ordinal) is var at && at >= 0 && at % 2 == 0 ? Shifted[at + 1] : c;

    private static (int Row, int Column) PlaceOf(char c)
    {
        var row = Array.FindIndex(Keys, keys => keys.Contains(c, StringComparison.Ordinal));
        return (row, row < 0 ? -1 : Keys[row].IndexOf(c, StringComparison.Ordinal));
    }
}
