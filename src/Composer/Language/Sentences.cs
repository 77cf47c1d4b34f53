namespace Maru.Composer.Language;

/// <summary>Cuts a text into sentences.</summary>
internal static class Sentences
{
    /// <summary>The sentences without their closing marks and extra spaces; at most <paramref name="most"/>.</summary>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        var found = new List<string>();
        var start = 0;
        for (var i = 0; i <= text.Length && found.Count < most; i++)
        {
            if (i < text.Length && !IsEnd(text, i))
            {
                continue;
            }

            var sentence = string.Join(' ', text[start..i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (sentence.Any(char.IsLetterOrDigit))
            {
                found.Add(sentence.TrimStart('-', '*', '•', ' '));
            }

            start = i + 1;
        }

        return found;
    }

    // A full stop inside 3.5 or maru.dev does not end a sentence.
    private static bool IsEnd(string text, int at) => text[at] switch
    {
        '\n' or '\r' or '!' or '?' or '。' or '！' or '？' or '…' => true,
        '.' => at + 1 >= text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '"' or '\'' or '”' or '.',
        _ => false,
    };
}
