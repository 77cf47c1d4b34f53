namespace Maru.Modules.Identity.Passwords;

/// <summary>The result of a password check.</summary>
internal enum PasswordVerdict
{
    /// <summary>The password is wrong.</summary>
    Wrong,

    /// <summary>The password is right.</summary>
    Right,

    /// <summary>It matches a hash that is weaker than today's: hash it again.</summary>
    RightButWeak,
}
