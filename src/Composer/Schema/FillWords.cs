using System.Globalization;
using System.Text.RegularExpressions;

namespace Maru.Composer.Schema;

/// <summary>
/// The words and values that fill a schema. Values are searched in the user's words once, not for every field. One thread at a time.
/// </summary>
internal sealed partial class FillWords
{
    private const int LongestHeard = 8_000;
    private const int LongestWord = 200;
    private const int MostWords = 200;
    private const int MostNumbers = 16;

    private static readonly string[] MainFields =
        ["text", "draft", "answer", "content", "body", "message", "reply", "prompt", "question", "summary", "description", "response", "output", "reason"];

    private readonly Lazy<double[]> _numbers;
    private readonly Lazy<string[]> _words;
    private readonly Lazy<DateTime?> _day;
    private readonly Lazy<ulong> _seed;

    public FillWords(string main, string heard, IReadOnlyList<string> phrases, IReadOnlyDictionary<string, string>? facts)
    {
        (Main, Phrases, Facts) = (main, phrases, facts);
        Heard = heard.Length <= LongestHeard ? heard : heard[..(LongestHeard - (char.IsHighSurrogate(heard[LongestHeard - 1]) ? 1 : 0))];
        _numbers = new(() => [.. Number().Matches(Heard).Take(MostNumbers)
            .Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).Where(double.IsFinite)]);
        _words = new(() => [.. Word().Matches(Heard).Take(MostWords).Where(m => m.Length <= LongestWord).Select(m => m.Value)]);
        _day = new(FindDay);
        _seed = new(() => Dice.SeedOf(Heard));
    }

    /// <summary>The answer itself, for fields such as text, answer, content.</summary>
    public string Main { get; }

    /// <summary>The beginning of the user's text; enum members are searched in it.</summary>
    public string Heard { get; }

    /// <summary>Key phrases for every other string.</summary>
    public IReadOnlyList<string> Phrases { get; }

    /// <summary>Values known by the field's name.</summary>
    public IReadOnlyDictionary<string, string>? Facts { get; }

    /// <summary>The numbers the user named.</summary>
    public IReadOnlyList<double> Numbers => _numbers.Value;

    /// <summary>The user's words, unchanged.</summary>
    public IReadOnlyList<string> Words => _words.Value;

    /// <summary>The day the user named.</summary>
    public DateTime? Day => _day.Value;

    /// <summary>A number computed from the user's text.</summary>
    public ulong Seed => _seed.Value;

    public string For(string field, int turn)
    {
        var name = field.ToLowerInvariant();
        if (Facts?.GetValueOrDefault(name) is { Length: > 0 } known)
        {
            return known;
        }

        if (Phrases.Count == 0 || (turn == 0 && Array.Exists(MainFields, f => name == f || name.EndsWith("_" + f, StringComparison.Ordinal))))
        {
            return turn == 0 ? Main : $"{Main} {turn + 1}";
        }

        var phrase = Phrases[turn % Phrases.Count];
        return turn < Phrases.Count ? phrase : $"{phrase} {(turn / Phrases.Count) + 1}";
    }

    private DateTime? FindDay()
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return IsoDay().Match(Heard) is { Success: true } match
            && DateTime.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var said) ? said : null;
    }

    [GeneratedRegex(@"(?<![\w.\-])-?[0-9]{1,15}(\.[0-9]{1,6})?(?![\d\-])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
