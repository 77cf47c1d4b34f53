namespace Maru.Modules.Identity.Passwords;

/// <summary>Takes a text apart where a person put it together. Pure.</summary>
internal static class PasswordPieces
{
    private const int ShortestWord = 4;

    /// <summary>
    /// Whether it is two common words and nothing between them; a blank there makes a phrase of them, and three words do too.
    /// </summary>
    public static bool AreTwoWords(string text) => text.Length >= 2 * ShortestWord && text.All(char.IsLetter)
        && Enumerable.Range(ShortestWord, text.Length - (2 * ShortestWord) + 1)
            .Any(at => CommonPasswords.Has(text.AsSpan(0, at)) && CommonPasswords.Has(text.AsSpan(at)));

    /// <summary>The piece that somebody put into itself (<c>passpasswordword</c>); else null.</summary>
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
