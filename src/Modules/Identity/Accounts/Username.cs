using System.Buffers;

namespace Maru.Modules.Identity.Accounts;

/// <summary>
/// A name to sign in with: 2–64 of a–z, 0–9 and <c>. _ - @ +</c>, kept in lower case. ASCII only, so that no two names look alike.
/// </summary>
internal sealed record Username
{
    public const string Rule = "Use 2 to 64 of the letters a-z, digits and . _ - @ +";

    private const int Shortest = 2;
    private const int Longest = 64;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-@+");

    private Username(string text) => Text = text;

    public string Text { get; }

    public static Username? Parse(string? typed)
    {
        // Checked before lower-casing, because a few non-ASCII letters, such as the Kelvin sign, become ASCII letters.
        if (typed is not { Length: >= Shortest and <= Longest } || !System.Text.Ascii.IsValid(typed))
        {
            return null;
        }

        var text = typed.ToLowerInvariant();
        return text.AsSpan().ContainsAnyExcept(Allowed) ? null : new Username(text);
    }
}
