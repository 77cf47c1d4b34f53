using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Maru.Modules.Identity.Sessions;

/// <summary>
/// Stores the successor of a used refresh token so that only somebody who presents the used token again can get it: AES-256-GCM with a key
/// derived from the used token, of which the server stores only the hash. So a copy of the database opens none, and it works while the
/// vault is locked.
/// </summary>
internal static class SuccessorSeal
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    public static string Seal(string successor, string spent)
    {
        var plain = Encoding.UTF8.GetBytes(successor);
        var box = new byte[NonceSize + plain.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var aes = new AesGcm(KeyOf(spent), TagSize);
        aes.Encrypt(box.AsSpan(0, NonceSize), plain, box.AsSpan(NonceSize, plain.Length), box.AsSpan(NonceSize + plain.Length));
        return Base64Url.EncodeToString(box);
    }

    /// <summary>The successor; throws <see cref="CryptographicException"/> when the row is corrupt.</summary>
    public static string Open(string box, string spent)
    {
        ReadOnlySpan<byte> bytes = Base64Url.DecodeFromChars(box);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(KeyOf(spent), TagSize);
        aes.Decrypt(bytes[..NonceSize], bytes.Slice(NonceSize, plain.Length), bytes[^TagSize..], plain);
        return Encoding.UTF8.GetString(plain);
    }

    private static byte[] KeyOf(string spent) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(spent), 32, info: "maru refresh successor"u8.ToArray());
}
