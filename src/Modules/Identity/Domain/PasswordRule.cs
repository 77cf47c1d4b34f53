namespace Maru.Modules.Identity.Domain;

/// <summary>What a password must be: 8–128 characters, of any kind; it is compared as typed.</summary>
internal static class PasswordRule
{
    public const string Rule = "Use 8 to 128 characters of any kind.";

    private const int Shortest = 8;
    private const int Longest = 128;

    public static bool Allows(string? typed) =>
        typed is { Length: >= Shortest and <= Longest * 2 } && Characters(typed) is >= Shortest and <= Longest;

    /// <summary>Whether it is worth hashing: anything longer cannot be anyone's password.</summary>
    public static bool MayBeOne(string? typed) => typed is { Length: > 0 and <= Longest * 2 };

    private static int Characters(string typed)
    {
        var count = 0;
        foreach (var _ in typed.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
