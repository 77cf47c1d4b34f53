using System.Text;

namespace Maru.Platform.Sql;

/// <summary>
/// Makes texts from other sources storable in both databases: PostgreSQL cannot store NUL, its driver cannot send half a surrogate pair,
/// and either would fail a statement that many writes share.
/// </summary>
public static class StorableText
{
    /// <summary>
    /// The same text if it can be stored. Otherwise characters that cannot be stored become U+FFFD, and a text that is too long ends with
    /// an ellipsis.
    /// </summary>
    /// <param name="text">The text, or null.</param>
    /// <param name="longest">The largest number of UTF-16 characters, at least one.</param>
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
