using System.Collections.Frozen;

namespace Maru.Modules.Identity.Domain;

/// <summary>
/// The passwords people take when they take none: made here from the patterns they follow, not from anybody's list. A word with a tail,
/// a walk over the keyboard, a repeat, a run, a date. Compared without regard to case.
/// </summary>
internal static class CommonPasswords
{
    private const int Shortest = 8;

    private static readonly string[] Words =
    [
        "password", "passwort", "welcome", "admin", "administrator", "root", "login", "letmein", "secret", "changeme", "default", "guest",
        "user", "test", "testing", "master", "access", "server", "system", "computer", "internet", "samsung", "korea", "seoul", "maru",
        "dragon", "monkey", "tiger", "eagle", "falcon", "phoenix", "shadow", "sunshine", "princess", "superman", "batman", "iloveyou",
        "love", "lovely", "angel", "baby", "summer", "winter", "spring", "autumn", "january", "october", "december", "monday", "friday",
        "football", "baseball", "soccer", "hockey", "arsenal", "liverpool", "chelsea", "michael", "jessica", "charlie", "thomas", "daniel",
        "qwer", "qwerty", "qwertz", "azerty", "asdf", "zxcv", "qwe", "asd", "abc", "abcd", "dkssud", "tkfkd", "sarang", "hello", "freedom",
        "whatever", "starwars", "cookie", "cheese", "flower", "ginger", "pepper", "killer", "hunter", "ranger", "jordan", "maggie", "oracle",
    ];

    private static readonly string[] Tails =
    [
        "", "1", "12", "123", "1234", "12345", "123456", "1234567", "12345678", "123456789", "0", "00", "000", "01", "007", "11", "111", "1111",
        "!", "!!", "!@", "!@#", "!@#$", "1!", "12!", "123!", "1234!", "@1", "@12", "@123", "@1234", "#1", "#123", "_123", "-123", ".123",
        "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2024!", "2025!", "2026!", "a", "abc", "x", "xyz", "99", "77", "69",
    ];

    private static readonly string[] Rows =
        ["1234567890", "0987654321", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb", "qazwsxedcrfvtgb", "!@#$%^&*()", "q1w2e3r4t5y6u7i8"];

    private static readonly string[] Days = ["0101", "1231", "1225", "0214", "0505", "0815", "1004"];

    private static readonly string[] Units = ["12", "123", "1234", "abc", "abcd", "qwe", "asd", "qwer", "asdf", "1q2w", "69", "00", "aa11"];

    private static readonly FrozenSet<string> All = Make().Where(p => p.Length >= Shortest).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static int Count => All.Count;

    public static bool Has(string typed) => All.Contains(typed);

    private static IEnumerable<string> Make() => [.. WordsWithTails(), .. Walks(), .. Repeats(), .. Dates()];

    private static IEnumerable<string> WordsWithTails() =>
        from word in Words
        from form in new[] { word, Disguised(word), word + word }.Distinct(StringComparer.Ordinal)
        from tail in Tails
        select form + tail;

    private static IEnumerable<string> Walks() =>
        from row in Rows
        let twice = row + row
        from start in Enumerable.Range(0, row.Length)
        from length in Enumerable.Range(Shortest, Math.Max(0, Math.Min(12, twice.Length - start) - Shortest + 1))
        select twice.Substring(start, length);

    private static IEnumerable<string> Repeats() =>
        from unit in "0123456789abcdefghijklmnopqrstuvwxyz!@#*.".Select(c => c.ToString()).Concat(Units)
        from length in Enumerable.Range(Shortest, 5)
        select string.Concat(Enumerable.Repeat(unit, length))[..length];

    private static IEnumerable<string> Dates() =>
        from year in Enumerable.Range(1960, 71)
        from day in Days
        from date in new[] { $"{year}{day}", $"{day}{year}" }
        select date;

    private static string Disguised(string word) => word.Replace('a', '@').Replace('o', '0').Replace('i', '1').Replace('e', '3').Replace("ss", "$$", StringComparison.Ordinal);
}
