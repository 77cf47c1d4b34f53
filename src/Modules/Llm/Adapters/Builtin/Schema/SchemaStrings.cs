using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Maru.Modules.Llm.Adapters.Builtin.Schema;

/// <summary>Strings of a wanted format and length. Of patterns only those are met that a phrase, a number or a date happens to fit.</summary>
internal static partial class SchemaStrings
{
    private const int LongestMade = 20_000;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeSpan PatternPatience = TimeSpan.FromMilliseconds(100);

    public static bool TryFill(JsonElement schema, string field, int turn, FillWords words, out JsonNode? node)
    {
        node = null;
        var format = SchemaParts.Has(schema, "format", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        var least = SchemaParts.Count(schema, "minLength") ?? 0;
        var most = SchemaParts.Count(schema, "maxLength") ?? int.MaxValue;
        if (least > most || least > LongestMade)
        {
            return false;
        }

        if (Formatted(format, field, turn, words.Heard) is { } formatted)
        {
            node = formatted;
            return formatted.Length >= least && formatted.Length <= most;
        }

        var pattern = SchemaParts.Has(schema, "pattern", out var expression) && expression.ValueKind == JsonValueKind.String ? expression.GetString() : null;
        foreach (var candidate in Candidates(field, turn, words, pattern is not null))
        {
            var fitted = Fit(candidate, least, most);
            if (pattern is null || Matches(pattern, fitted))
            {
                node = fitted;
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> Candidates(string field, int turn, FillWords words, bool many)
    {
        yield return words.For(field, turn);
        if (!many)
        {
            yield break;
        }

        string[] usual = ["a", "abc", "ABC", "word", "Word", "1", "12", "123", "1234", "010-1234-5678", "A1", "AB-123", "ABC-1234", "#336699", "v1.0.0", "1.0.0", "09:00", "ko-KR", "2026-01-01"];
        foreach (var candidate in words.Phrases.Concat(Word().Matches(words.Heard).Take(200).Select(m => m.Value)).Concat(usual))
        {
            yield return candidate;
        }
    }

    private static bool Matches(string pattern, string text)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, PatternPatience);
        }
        catch (ArgumentException)
        {
            return false;
        }
        catch (NotSupportedException)
        {
            return false;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static string Fit(string text, int least, int most)
    {
        var runes = text.EnumerateRunes().ToList();
        if (runes.Count > most)
        {
            return string.Concat(runes.Take(most));
        }

        var longer = new StringBuilder(text);
        for (var have = runes.Count; have < least; have++)
        {
            longer.Append(have == runes.Count || runes.Count == 0 ? " " : runes[(have - runes.Count - 1) % runes.Count].ToString());
        }

        return longer.ToString();
    }

    private static string? Formatted(string? format, string field, int turn, string heard)
    {
        var seed = Dice.SeedOf($"{field}\0{turn}\0{heard}");
        var day = FirstDay.AddDays(seed % 330).AddMinutes(seed % 1440);
        var named = Day().Match(heard) is { Success: true } match && DateTime.TryParseExact(
            match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var said)
            ? said.AddDays(turn % 28) : day;
        return format switch
        {
            "date" => named.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => named.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "time" => day.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            "duration" => "PT30M",
            "uuid" => Uuid(seed),
            "email" => $"user{seed % 1000}@example.com",
            "hostname" => "example.com",
            "ipv4" => $"192.0.2.{seed % 254 + 1}",
            "ipv6" => $"2001:db8::{(seed % 65_535) + 1:x}",
            "uri" or "url" or "iri" => $"https://example.com/{seed % 1000}",
            _ => null,
        };
    }

    // Version 4 and variant bits as RFC 9562 wants them.
    private static string Uuid(ulong seed)
    {
        var hex = $"{seed:x16}{Dice.Mix(seed):x16}";
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(@"\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
