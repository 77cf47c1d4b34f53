namespace Maru.Modules.Identity.Passwords;

/// <summary>What a password must be: 8–128 characters, of any kind, and not one that everybody tries first or that says its
/// owner's name; it is compared as typed.</summary>
internal static class PasswordRule
{
    public const string Rule = "Use 8 to 128 characters of any kind.";

    private const int Shortest = 8;
    private const int Longest = 128;

    /// <summary>Why a person with these names may not have this password; null if they may.</summary>
    public static string? Against(string? typed, params ReadOnlySpan<string?> names)
    {
        if (!Allows(typed))
        {
            return Rule;
        }

        foreach (var name in names)
        {
            if (PasswordForms.ComesFrom(typed!, name) || PasswordForms.ComesFrom(typed!, name?.Split('@')[0]))
            {
                return "Do not use your name as your password.";
            }
        }

        return PasswordForms.IsCommon(typed!)
            ? "This is one of the passwords that are tried first. Use another, perhaps a few words." : null;
    }

    private static bool Allows(string? typed) =>
        typed is { Length: >= Shortest and <= Longest * 2 } && Characters(typed) is >= Shortest and <= Longest;

    /// <summary>Whether to hash it at all: a longer text cannot be a password.</summary>
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
