using System.Text;

namespace Maru.Platform.Sql;

/// <summary>
/// Sentences that code took from somewhere else, made fit for a column of both databases: PostgreSQL stores no NUL, its driver sends no
/// half of a surrogate pair, and either would fail a statement that many share.
/// </summary>
public static class StorableText
{
    /// <summary>
    /// The same text where it is fit. Otherwise what cannot be stored is U+FFFD, and a text that is too long ends with an ellipsis.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="longest">How many characters of UTF-16 at most, at least one.</param>
    public static string? Of(string? text, int longest)
    {
        if (text is null || (text.Length <= longest && !text.AsSpan().ContainsAnyExceptInRange('\u0001', '\ud7ff')))
        {
            return text;
        }

        var most = text.Length <= longest ? longest : longest - 1;
        var fit = new StringBuilder(most + 1);
        foreach (var rune in text.EnumerateRunes())
        {
            if (fit.Length + rune.Utf16SequenceLength > most)
            {
                break;
            }

            fit.Append(rune.Value == 0 ? Rune.ReplacementChar : rune);
        }

        return (text.Length <= longest ? fit : fit.Append('…')).ToString();
    }
}
