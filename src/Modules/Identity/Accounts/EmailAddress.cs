using System.Buffers;
using System.Text;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// An e-mail address as a name to sign in with: ASCII, in lower case, of the common form. Stricter than the rules for e-mail.
/// </summary>
internal static class EmailAddress
{
    public const string Rule = "Use an address like name@example.org, at most 254 characters of ASCII.";

    private const int Longest = 254;
    private const int LongestLocal = 64;
    private const int LongestLabel = 63;

    private static readonly SearchValues<char> Local = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.!#$%&'*+/=?^_`{|}~-");
    private static readonly SearchValues<char> Label = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    public static string? Parse(string? typed)
    {
        if (typed is not { Length: > 0 and <= Longest } || !Ascii.IsValid(typed))
        {
            return null;
        }

        var text = typed.Trim().ToLowerInvariant();
        return text.Split('@') is [{ Length: > 0 and <= LongestLocal } local, { } domain]
            && !local.AsSpan().ContainsAnyExcept(Local)
            && domain.Split('.') is { Length: >= 2 } labels && labels.All(IsLabel)
                ? text : null;
    }

    private static bool IsLabel(string label) => label is { Length: > 0 and <= LongestLabel }
        && !label.AsSpan().ContainsAnyExcept(Label) && label[0] != '-' && label[^1] != '-';
}
