namespace Maru.Modules.Identity.Passwords;

/// <summary>The result of a password check.</summary>
internal enum PasswordVerdict
{
    /// <summary>It does not fit.</summary>
    Wrong,

    /// <summary>It fits.</summary>
    Right,

    /// <summary>It matches a hash that is weaker than today's: hash it again.</summary>
    RightButWeak,
}
