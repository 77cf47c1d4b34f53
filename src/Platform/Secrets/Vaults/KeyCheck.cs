using System.Security.Cryptography;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// One sealed constant kept in the database, so that a start with another key is noticed before anything is sealed with it.
/// </summary>
internal static class KeyCheck
{
    public const string Constant = "maru key check";

    /// <summary>
    /// Whether a key of the ring made the token. The signature proves that, so any other stored sealed text serves as well when
    /// the token's row is lost; the constant need not be compared.
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
