using System.Text.RegularExpressions;

namespace Maru.Modules.Audit.Masking;

/// <summary>
/// Secrets recognised by their form alone, in addition to those the log's mask knows: keys in PEM, card numbers, resident registration
/// numbers.
/// </summary>
internal static partial class SecretShapes
{
    public const string Mask = "***";

    private const int ShortestNumber = 13;

    public static string Hide(string text)
    {
        var hidden = text.Contains("-----BEGIN", StringComparison.Ordinal) ? Pem().Replace(text, Mask) : text;
        return !HasLongNumber(hidden) ? hidden
            : Resident().Replace(Card().Replace(hidden, m => IsCard(m.ValueSpan) ? Mask : m.Value), Mask);
    }

    // Both kinds of number have at least thirteen digits, with only spaces and hyphens between them, and do not begin inside a word. So
    // ids in the form of a UUID, which are in nearly every entry, are not mistaken for them.
    private static bool HasLongNumber(string text)
    {
        var (digits, before) = (0, ' ');
        foreach (var c in text)
        {
            digits = char.IsAsciiDigit(c) ? (digits > 0 || !(char.IsAsciiLetterOrDigit(before) || before is '-' or '_') ? digits + 1 : 0)
                : c is ' ' or '-' ? digits : 0;
            if (digits >= ShortestNumber)
            {
                return true;
            }

            before = c;
        }

        return false;
    }

    // Luhn's check digit (ISO/IEC 7812-1): every second digit from the right is doubled.
    private static bool IsCard(ReadOnlySpan<char> text)
    {
        var (sum, place) = (0, 0);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                var digit = (text[i] - '0') << (place++ & 1);
                sum += digit > 9 ? digit - 9 : digit;
            }
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex("-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|$)", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Pem();

    [GeneratedRegex(@"(?<![\w.-])[3-6](?:[ -]?[0-9]){12,18}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Card();

    [GeneratedRegex(@"(?<![\w-])[0-9]{6}-[1-8][0-9]{6}(?![\w-])", RegexOptions.CultureInvariant)]
    private static partial Regex Resident();
}
