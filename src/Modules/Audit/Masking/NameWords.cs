namespace Maru.Modules.Audit.Masking;

/// <summary>The words a name is made of: <c>apiKey</c>, <c>api_key</c>, <c>API-Key</c> are all <c>api key</c>.</summary>
internal static class NameWords
{
    /// <summary>Writes the words in lower case, separated by spaces.</summary>
    /// <param name="name">The name.</param>
    /// <param name="to">Twice as long as the name.</param>
    /// <returns>The number of characters written.</returns>
    public static int Write(ReadOnlySpan<char> name, Span<char> to)
    {
        var (length, ended) = (0, false);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetter(name[i]))
            {
                ended = true;
                continue;
            }

            if (length > 0 && (ended || BeginsWord(name, i)))
            {
                to[length++] = ' ';
            }

            ended = false;
            to[length++] = char.ToLowerInvariant(name[i]);
        }

        return length;
    }

    // As in userName, and at the last capital of HTTPServer's first word.
    private static bool BeginsWord(ReadOnlySpan<char> name, int i) => i > 0 && char.IsUpper(name[i])
        && (char.IsLower(name[i - 1]) || (char.IsUpper(name[i - 1]) && i + 1 < name.Length && char.IsLower(name[i + 1])));
}
