namespace Maru.Modules.Identity.Passwords;

/// <summary>What a password check found.</summary>
internal enum PasswordVerdict
{
    /// <summary>It does not fit.</summary>
    Wrong,

    /// <summary>It fits.</summary>
    Right,

    /// <summary>It fits a hash weaker than today's: hash it anew.</summary>
    RightButWeak,
}
