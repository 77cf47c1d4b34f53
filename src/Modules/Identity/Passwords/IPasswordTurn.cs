namespace Maru.Modules.Identity.Passwords;

/// <summary>The right to hash now. Synchronous: it keeps a core busy.</summary>
internal interface IPasswordTurn : IDisposable
{
    string Hash(string password);

    /// <summary>Whether the password fits the hash; null stands for an account that does not exist and costs the same.</summary>
    PasswordVerdict Verify(string? hash, string password);
}
