namespace Maru.Modules.Identity.Passwords;

/// <summary>Splits a text into the pieces from which a person made it. Pure.</summary>
internal static class PasswordPieces
{
    private const int ShortestWord = 4;

    /// <summary>
    /// Whether it is two common words with nothing between them; words with a space between them, or three words, are a phrase and
    /// allowed.
    /// </summary>
    public static bool AreTwoWords(string text) => text.Length >= 2 * ShortestWord && text.All(char.IsLetter)
        && Enumerable.Range(ShortestWord, text.Length - (2 * ShortestWord) + 1)
            .Any(at => CommonPasswords.Has(text.AsSpan(0, at)) && CommonPasswords.Has(text.AsSpan(at)));

    /// <summary>The piece that is nested in itself (<c>passpasswordword</c>); else null.</summary>
    public static string? InsideItself(string text)
    {
        var half = text.Length / 2;
        for (var at = 1; at < half && text.Length % 2 == 0; at++)
        {
            var inner = text.AsSpan(at, half);
            if (inner[..at].SequenceEqual(text.AsSpan(0, at)) && inner[at..].SequenceEqual(text.AsSpan(at + half)))
            {
                return inner.ToString();
            }
        }

        return null;
    }
}
