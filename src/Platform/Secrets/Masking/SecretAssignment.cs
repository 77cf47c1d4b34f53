namespace Maru.Platform.Secrets.Masking;

/// <summary>Secrets known by their name: <c>password=…</c>, <c>"api_key":"…"</c>, <c>X-Api-Key: …</c>, also inside escaped JSON.</summary>
internal static class SecretAssignment
{
    /// <summary>A name with one of these endings holds a secret.</summary>
    public static readonly string[] Names =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "api_key", "api-key", "apikey", "token", "authorization",
        "encryption_key", "private_key", "access_key", "credentials",
    ];

    private static readonly string[] Quotes = ["\"", "'", "\\\"", @"\u0022", @"\u0027"];
    private static readonly string[] Schemes = ["Bearer ", "Basic ", "Token ", "ApiKey "];
    private static readonly string[] Literals = ["null", "true", "false"];

    public static SecretSpan? Find(string line, int at)
    {
        var rest = line.AsSpan(at);
        var name = FirstPrefix(rest, Names, StringComparison.OrdinalIgnoreCase);

        if (name is null)
        {
            return null;
        }

        var place = at + name.Length;
        var nameQuote = FirstPrefix(line.AsSpan(place), Quotes);
        place = SkipBlanks(line, place + (nameQuote?.Length ?? 0));

        if (place >= line.Length || line[place] is not (':' or '='))
        {
            return null;
        }

        place = SkipBlanks(line, place + 1);
        return FirstPrefix(line.AsSpan(place), Quotes) is { } quote ? Quoted(line, place + quote.Length, quote) : Bare(line, place, nameQuote);
    }

    private static SecretSpan? Quoted(string line, int start, string quote)
    {
        var at = start;

        while (at < line.Length)
        {
            var unit = line.AsSpan(at, JsonEscape.UnitAt(line, at));

            // A bare quotation mark closes the outer text in any case.
            if (unit.SequenceEqual(quote) || (unit is "\"" && quote != "'"))
            {
                break;
            }

            at += unit.Length;

            // In escaped JSON an escaped backslash is the inner text's own escape character: the character after it belongs to the value.
            if (unit is @"\\" && quote.Length > 1 && at < line.Length)
            {
                at += JsonEscape.UnitAt(line, at);
            }
        }

        return new SecretSpan(start, at - start);
    }

    private static SecretSpan? Bare(string line, int start, string? nameQuote)
    {
        var scheme = FirstPrefix(line.AsSpan(start), Schemes, StringComparison.OrdinalIgnoreCase);
        var at = start = SkipBlanks(line, start + (scheme?.Length ?? 0));
        var rest = line.AsSpan(start);

        // Decided by the value's beginning, before its end is searched: otherwise a value full of names would be read again for each name.
        if (rest.StartsWith('[') || rest.StartsWith('{') || (nameQuote is not null && FirstPrefix(rest, Literals) is not null))
        {
            return null;
        }

        while (at < line.Length && !EndsBare(line.AsSpan(at, JsonEscape.UnitAt(line, at))))
        {
            at += JsonEscape.UnitAt(line, at);
        }

        // A JSON number is replaced by a JSON string, with the same quotes as its name.
        return new SecretSpan(start, at - start, nameQuote + Secret.Masked + nameQuote);
    }

    private static bool EndsBare(ReadOnlySpan<char> unit) => unit.Length == 1
        ? char.IsWhiteSpace(unit[0]) || unit[0] is ',' or ';' or '&' or '"' or '\'' or ')' or '}' or ']' or '<' or '>'
        : unit is "\\\"" or @"\u0022" or @"\u0026" or @"\u0027";

    private static int SkipBlanks(string line, int at)
    {
        while (at < line.Length && line[at] == ' ')
        {
            at++;
        }

        return at;
    }

    private static string? FirstPrefix(
        ReadOnlySpan<char> text, string[] candidates, StringComparison comparison = StringComparison.Ordinal)
    {
        foreach (var candidate in candidates)
        {
            if (text.StartsWith(candidate, comparison))
            {
                return candidate;
            }
        }

        return null;
    }
}
