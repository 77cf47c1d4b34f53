using System.Security.Cryptography;
using System.Text;
using Maru.Modules.Identity.Sessions;

namespace Maru.Modules.Identity.ClientKeys;

/// <summary>The secret of a client key: <c>mk_</c> and 43 characters of base64url.</summary>
internal static class ClientKeySecret
{
    public const string Start = "mk_";
    public const int Length = 3 + OpaqueToken.Length;
    public const int HashSize = SHA256.HashSizeInBytes;

    private const int Shown = 8;

    public static string New() => Start + OpaqueToken.New();

    /// <summary>The part that may be shown so that the owner recognises the key.</summary>
    public static string PrefixOf(string secret) => secret[..Shown];

    /// <summary>Its hash, without allocating; false when the text cannot be a secret.</summary>
    public static bool TryHash(ReadOnlySpan<char> text, Span<byte> hash)
    {
        Span<byte> bytes = stackalloc byte[Length];
        return text.Length == Length
            && text.StartsWith(Start, StringComparison.Ordinal)
            && Ascii.FromUtf16(text, bytes, out _) == System.Buffers.OperationStatus.Done
            && SHA256.TryHashData(bytes, hash, out _);
    }

    public static string HashOf(string secret)
    {
        Span<byte> hash = stackalloc byte[HashSize];
        return TryHash(secret, hash) ? Convert.ToHexStringLower(hash) : throw new ArgumentException("Not a client key.", nameof(secret));
    }
}
