using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// AES-256-GCM as a stored text: <c>a256gcm:key id:base64url(nonce ‖ ciphertext ‖ tag)</c>. The nonce is random, which is safe for
/// about four thousand million texts under one key.
/// </summary>
internal static class Envelope
{
    private const int NonceSize = 12;
    private const int TagSize = 16;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Seal(ReadOnlySpan<byte> key, string keyId, string plaintext, string associatedData)
    {
        var plain = Utf8.GetBytes(plaintext);

        try
        {
            var body = new byte[NonceSize + plain.Length + TagSize];
            var nonce = body.AsSpan(0, NonceSize);
            RandomNumberGenerator.Fill(nonce);

            // One instance for each call, because its native cipher context must not be used by two threads.
            using var gcm = new AesGcm(key, TagSize);
            gcm.Encrypt(nonce, plain, body.AsSpan(NonceSize..^TagSize), body.AsSpan(^TagSize..), Bound(keyId, associatedData));

            return SealedText.Write(SealedText.Aes256Gcm, keyId, System.Buffers.Text.Base64Url.EncodeToString(body));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public static bool TryOpen(
        ReadOnlySpan<byte> key, string keyId, string sealedText, string associatedData, [NotNullWhen(true)] out string? plaintext)
    {
        plaintext = null;

        if (!SealedText.TryRead(sealedText, out var parts)
            || parts.Algorithm != SealedText.Aes256Gcm
            || parts.KeyId != keyId
            || CanonicalBase64Url.DecodeBare(parts.Body) is not { Length: >= NonceSize + TagSize } body)
        {
            return false;
        }

        var plain = new byte[body.Length - NonceSize - TagSize];

        try
        {
            using var gcm = new AesGcm(key, TagSize);
            gcm.Decrypt(
                body.AsSpan(0, NonceSize), body.AsSpan(NonceSize..^TagSize), body.AsSpan(^TagSize..), plain, Bound(keyId, associatedData));
            plaintext = Utf8.GetString(plain);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static byte[] Bound(string keyId, string associatedData) =>
        Utf8.GetBytes(SealedText.Write(SealedText.Aes256Gcm, keyId, associatedData));
}
