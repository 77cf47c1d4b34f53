using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Maru.Modules.Llm.Gateway.Forms;

/// <summary>
/// Reads the head of a part, as strictly as it can be read in one way only: the provider's parser is another one, and what it would
/// understand differently must not reach it.
/// </summary>
internal static partial class FormHead
{
    private const int MostLines = 8;
    private const int LongestFileName = 512;

    public static GatewayError? Read(ReadOnlySpan<byte> head, out string name, out string? fileName, out string? mediaType)
    {
        (name, fileName, mediaType) = ("", null, null);
        if (!Utf8.IsValid(head))
        {
            return Malformed("has characters that are no text");
        }

        var lines = Encoding.UTF8.GetString(head).Split("\r\n");
        if (lines.Length > MostLines)
        {
            return Malformed($"has more than {MostLines} headers");
        }

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 1 || !Token().IsMatch(line.AsSpan(0, colon)) || line.Any(char.IsControl) || !seen.Add(line[..colon]))
            {
                return Malformed("has a header that is none, or stands twice");
            }

            var value = line[(colon + 1)..].Trim();
            var error = line[..colon].ToUpperInvariant() switch
            {
                "CONTENT-DISPOSITION" => ReadDisposition(value, out name, out fileName),
                "CONTENT-TYPE" => ReadType(value, out mediaType),
                "CONTENT-TRANSFER-ENCODING" => ReadEncoding(value),
                _ => null,
            };
            if (error is not null)
            {
                return error;
            }
        }

        return name.Length > 0 ? null : Malformed("does not name its field");
    }

    private static GatewayError? ReadDisposition(string value, out string name, out string? fileName)
    {
        (name, fileName) = ("", null);
        var read = Disposition().Match(value);
        if (!read.Success)
        {
            return Malformed("has no disposition of the form form-data; name=\"field\"; filename=\"file\"");
        }

        var names = read.Groups["key"].Captures.Select(key => key.Value.ToUpperInvariant()).ToList();
        if (names.Distinct().Count() != names.Count || names.Exists(key => key is not ("NAME" or "FILENAME" or "FILENAME*")))
        {
            return Malformed("has a disposition with something twice, or beside name and filename");
        }

        string? ValueOf(string key) => names.IndexOf(key) is >= 0 and var at ? read.Groups["value"].Captures[at].Value.Trim('"') : null;
        name = ValueOf("NAME") ?? "";
        fileName = ValueOf("FILENAME") ?? ValueOf("FILENAME*");
        return !FieldName().IsMatch(name) ? Malformed("names its field with other characters than letters, digits and _, or with too many")
            : fileName?.Length > LongestFileName ? Malformed($"has a file's name of more than {LongestFileName} characters")
            : null;
    }

    private static GatewayError? ReadType(string value, out string? mediaType)
    {
        mediaType = value.Split(';')[0].TrimEnd().ToLowerInvariant();
        return mediaType.StartsWith("multipart/", StringComparison.Ordinal) ? Malformed("is a form itself; send its parts one by one")
            : MediaType().IsMatch(mediaType) ? null
            : Malformed("has a content type that is none");
    }

    private static GatewayError? ReadEncoding(string value) =>
        value.ToLowerInvariant() is "binary" or "8bit" or "7bit" ? null : Malformed("is encoded; send its bytes as they are");

    private static GatewayError Malformed(string what) => GatewayError.Invalid("malformed_form", $"A part of the form {what}.");

    [GeneratedRegex(@"^[A-Za-z0-9-]{1,64}\z")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z0-9_]{1,64}(\[[0-9]{0,3}\])?\z")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"^[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,127}\z")]
    private static partial Regex MediaType();

    // A quote behind a backslash ends the text for one parser and not for another.
    [GeneratedRegex(
        @"^form-data(?:[ \t]*;[ \t]*(?<key>[A-Za-z]{1,16}\*?)=(?<value>""(?:[^""\\]|\\[^""])*""|[A-Za-z0-9_.%'\[\]+-]{1,512}))+\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Disposition();
}
