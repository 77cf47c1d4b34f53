using System.Security.Cryptography;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// One sealed constant in the database, so that a start with another key is noticed before anything is sealed with that key.
/// </summary>
internal static class KeyCheck
{
    public const string Constant = "maru key check";

    /// <summary>
    /// Whether a key of the ring made the token. The signature proves this, so the constant need not be compared, and if the token's row
    /// is lost, any other sealed text can be used instead.
    /// </summary>
    public static bool Fits(KeyRing ring, string token)
    {
        if (!ring.TryOpen(token, out var bytes))
        {
            return false;
        }

        CryptographicOperations.ZeroMemory(bytes);
        return true;
    }
}
