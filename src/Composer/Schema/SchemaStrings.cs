using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Maru.Composer.Schema;

/// <summary>
/// Strings of a required format and length. A pattern is satisfied only if a phrase, a number or a date happens to match it.
/// </summary>
internal sealed class SchemaStrings(FillWords words, Allowance allowance)
{
    private const int LongestMade = 20_000;
    private static readonly DateTime FirstDay = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly SchemaPatterns _patterns = new(allowance);

    public bool TryFill(JsonElement schema, string field, int turn, out JsonNode? node)
    {
        node = null;
        var format = SchemaParts.Has(schema, "format", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
        var least = SchemaParts.Count(schema, "minLength") ?? 0;
        var most = SchemaParts.Count(schema, "maxLength") ?? int.MaxValue;
        if (least > most || least > LongestMade)
        {
            return false;
        }

        if (Formatted(format, field, turn) is { } formatted)
        {
            allowance.Make(formatted.Length);
            node = formatted;
            return formatted.Length >= least && formatted.Length <= most;
        }

        var pattern = SchemaParts.Has(schema, "pattern", out var expression) && expression.ValueKind == JsonValueKind.String ? expression.GetString() : null;
        foreach (var candidate in Candidates(field, turn, pattern is not null))
        {
            var length = Math.Max(least, Math.Min(candidate.Length, most));
            allowance.Work(length);
            var fitted = Fit(candidate, least, most);
            if (pattern is null || _patterns.Fits(pattern, fitted))
            {
                allowance.Make(length);
                node = fitted;
                return true;
            }
        }

        return false;
    }

    private IEnumerable<string> Candidates(string field, int turn, bool many)
    {
        // With a number added, the main text is copied.
        allowance.Work(field.Length + (turn > 0 ? words.Main.Length : 0));
        yield return words.For(field, turn);
        if (!many)
        {
            yield break;
        }

        string[] usual = ["a", "abc", "ABC", "word", "Word", "1", "12", "123", "1234", "010-1234-5678", "A1", "AB-123", "ABC-1234", "#336699", "v1.0.0", "1.0.0", "09:00", "ko-KR", "2026-01-01"];
        foreach (var candidate in words.Phrases.Concat(words.Words).Concat(usual))
        {
            yield return candidate;
        }
    }

    // Lengths in a schema count code points. A text that is too short is repeated.
    private static string Fit(string text, int least, int most)
    {
        var (count, end) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (count == most)
            {
                return text[..end];
            }

            (count, end) = (count + 1, end + rune.Utf16SequenceLength);
        }

        if (count >= least)
        {
            return text;
        }

        var longer = new StringBuilder(text, Math.Max(text.Length, least)).Append(' ');
        for (var have = count + 1; have < least;)
        {
            foreach (var rune in (count == 0 ? " " : text).EnumerateRunes())
            {
                if (have++ == least)
                {
                    return longer.ToString();
                }

                longer.Append(rune);
            }
        }

        return longer.ToString();
    }

    private string? Formatted(string? format, string field, int turn)
    {
        if (format is null)
        {
            return null;
        }

        var seed = Dice.SeedOf($"{field}\0{turn}\0{words.Seed:x16}");
        var day = FirstDay.AddDays(seed % 330).AddMinutes(seed % 1440);
        var named = words.Day is { } said ? said.AddDays(turn % 28) : day;
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

    // Version 4 and variant bits as RFC 9562 requires.
    private static string Uuid(ulong seed)
    {
        var hex = $"{seed:x16}{Dice.Mix(seed):x16}";
        return $"{hex[..8]}-{hex[8..12]}-4{hex[13..16]}-a{hex[17..20]}-{hex[20..]}";
    }
}
