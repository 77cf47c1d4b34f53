namespace Maru.Composer.Language;

/// <summary>
/// The key phrases of a text: sequences of up to three meaningful words between function words and punctuation, weighted by how often
/// their words are repeated. It uses no dictionary besides <see cref="Words"/>, and no random numbers.
/// </summary>
internal static class KeyPhrases
{
    private const int LongestText = 20_000;
    private const int WordsPerPhrase = 3;

    /// <summary>At most <paramref name="most"/> phrases in the order in which they first appear.</summary>
    public static IReadOnlyList<string> Of(string text, int most)
    {
        var phrases = Split(text.Length > LongestText ? text[..LongestText] : text);
        var times = phrases.SelectMany(p => p).GroupBy(w => w, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);
        var chosen = new List<(int At, string Phrase)>();
        foreach (var (at, words) in phrases.Index().OrderByDescending(p => Weight(p.Item, times)).ThenBy(p => p.Index))
        {
            var phrase = string.Join(' ', words);
            if (!chosen.Exists(c => Overlaps(c.Phrase, phrase)))
            {
                chosen.Add((at, phrase));
            }

            if (chosen.Count == most)
            {
                break;
            }
        }

        return [.. chosen.OrderBy(c => c.At).Select(c => c.Phrase)];
    }

    /// <summary>The words of a text in lower case, particles taken off.</summary>
    public static IEnumerable<string> BareWords(string text) =>
        Tokens(text).Where(t => t is not null).Select(t => Words.Bare(t!).ToLowerInvariant());

    private static double Weight(List<string> words, Dictionary<string, int> times) =>
        words.Sum(w => times[w] * (1 + (0.05 * Math.Min(w.Length, 10)))) / Math.Sqrt(words.Count);

    private static bool Overlaps(string a, string b) =>
        a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);

    private static List<List<string>> Split(string text)
    {
        var phrases = new List<List<string>>();
        var open = new List<string>();
        foreach (var token in Tokens(text))
        {
            var bare = token is null ? null : Words.Bare(token);
            if (bare is null || Words.IsEmpty(token!) || Words.IsEmpty(bare) || Words.IsPredicate(token!) || !IsTelling(bare))
            {
                Close();
                continue;
            }

            open.Add(bare);
            if (bare.Length != token!.Length || open.Count == WordsPerPhrase)
            {
                Close();
            }
        }

        Close();
        return phrases;

        void Close()
        {
            if (open.Count > 0)
            {
                phrases.Add(open);
                open = [];
            }
        }
    }

    private static bool IsTelling(string word) => word.Any(char.IsLetter) && (word.Length > 1 || Hangul.IsSyllable(word[0]));

    // Null means a break between phrases: punctuation or a new line.
    private static IEnumerable<string?> Tokens(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && (char.IsLetterOrDigit(text[i]) || (start >= 0 && IsInside(text, i))))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
            {
                yield return text[start..i];
                start = -1;
            }

            if (i < text.Length && text[i] is not (' ' or '\t' or '"' or '\''))
            {
                yield return null;
            }
        }
    }

    private static bool IsInside(string text, int at) =>
        text[at] is '-' or '\'' or '’' or '.' or '_' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]);
}
