using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Maru.Modules.Identity.Sessions;

/// <summary>Random texts of 256 bits that are stored only as their SHA-256; with so much randomness no salt is needed.</summary>
internal static class OpaqueToken
{
    /// <summary>Base64url of 32 bytes.</summary>
    public const int Length = 43;

    private const int LongestTyped = 256;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string HashOf(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether the token has this hash, in constant time.</summary>
    public static bool Fits(string? token, string hash) =>
        token is { Length: <= LongestTyped }
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(HashOf(token)), Encoding.ASCII.GetBytes(hash));
}
