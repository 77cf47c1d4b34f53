using System.Buffers;

namespace Maru.Platform.Secrets.Masking;

/// <summary>Secrets that are recognised by their beginning.</summary>
internal static class SecretToken
{
    /// <summary>The beginnings to search for, ignoring case.</summary>
    public static readonly string[] Hints = ["sk-", "AIza", "mk_", "gAAAA", "eyJ", "Bearer ", "Basic ", "://"];

    private const int ShortestTail = 8;
    private const int ShortestFernetTail = 20;

    private static readonly SearchValues<char> EndOfUserInfo = SearchValues.Create("@/?# \t\r\n\"'<>");

    public static SecretSpan? Find(string line, int at) => char.ToLowerInvariant(line[at]) switch
    {
        's' => Prefixed(line, at, "sk-", ShortestTail),
        'a' => Prefixed(line, at, "AIza", ShortestTail),
        'm' => Prefixed(line, at, "mk_", ShortestTail),
        'g' => Prefixed(line, at, "gAAAA", ShortestFernetTail),
        'e' => WebToken(line, at),
        'b' => Credential(line, at),
        ':' => UrlPassword(line, at),
        _ => null,
    };

    private static SecretSpan? Prefixed(string line, int at, string prefix, int shortestTail)
    {
        var rest = line.AsSpan(at);

        if (!rest.StartsWith(prefix, StringComparison.Ordinal) || (at > 0 && char.IsLetterOrDigit(line[at - 1]) && !JsonEscape.EndsAt(line, at)))
        {
            return null;
        }

        var length = RunLength(rest, SecretAlphabet.Base64Url);
        return length < prefix.Length + shortestTail ? null : new SecretSpan(at, length);
    }

    // At least header and payload; the signature may be cut off, but the part that is there is masked too.
    private static SecretSpan? WebToken(string line, int at)
    {
        // A run of such characters is read only from its start; otherwise a long run with many beginnings would be read again for each.
        if (at > 0 && SecretAlphabet.Base64Url.Contains(line[at - 1]) && !JsonEscape.EndsAt(line, at))
        {
            return null;
        }

        var rest = line.AsSpan(at);
        var header = RunLength(rest, SecretAlphabet.Base64Url);

        if (!rest.StartsWith("eyJ", StringComparison.Ordinal) || header + ShortestTail >= rest.Length || rest[header] != '.')
        {
            return null;
        }

        var payload = RunLength(rest[(header + 1)..], SecretAlphabet.Base64Url);
        return payload < ShortestTail ? null : new SecretSpan(at, RunLength(rest, SecretAlphabet.Credential));
    }

    private static SecretSpan? Credential(string line, int at)
    {
        var start = line.IndexOf(' ', at);
        start = start < 0 || start > at + "Bearer".Length ? -1 : start + 1;

        if (start < 0)
        {
            return null;
        }

        while (start < line.Length && line[start] == ' ')
        {
            start++;
        }

        var length = CredentialLength(line, start);
        return length < ShortestTail ? null : new SecretSpan(start, length);
    }

    // scheme://user:password@host
    private static SecretSpan? UrlPassword(string line, int at)
    {
        var start = at + "://".Length;
        var end = line.AsSpan(Math.Min(start, line.Length)).IndexOfAny(EndOfUserInfo);

        if (end <= 0 || line[start + end] != '@')
        {
            return null;
        }

        var colon = line.AsSpan(start, end).IndexOf(':');
        return colon < 0 || colon + 1 == end ? null : new SecretSpan(start + colon + 1, end - colon - 1);
    }

    private static int CredentialLength(string line, int start)
    {
        var at = start;

        // The JSON encoder writes the plus sign of base64 as an escape.
        while (at < line.Length && (SecretAlphabet.Credential.Contains(line[at]) || line.AsSpan(at).StartsWith(@"\u002B", StringComparison.Ordinal)))
        {
            at += JsonEscape.UnitAt(line, at);
        }

        return at - start;
    }

    private static int RunLength(ReadOnlySpan<char> text, SearchValues<char> alphabet) =>
        text.IndexOfAnyExcept(alphabet) is >= 0 and var end ? end : text.Length;
}
