using System.Security.Cryptography;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>The short public name of a key: the first eight hexadecimal characters of its SHA-256.</summary>
internal static class KeyId
{
    public const int Length = 8;

    public static string Of(ReadOnlySpan<byte> key)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(key, digest);
        return Convert.ToHexStringLower(digest[..(Length / 2)]);
    }
}
