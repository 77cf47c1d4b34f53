using Maru.Platform.Secrets.Masking;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// The stored form of a sealed value: <c>algorithm:key id:body</c>. Because it names both, a key or an algorithm can be replaced while old
/// rows stay readable, and a sealed value can be distinguished from a plaintext without guessing.
/// </summary>
/// <param name="Algorithm">One of the constants here.</param>
/// <param name="KeyId">The id of the key it was sealed with.</param>
/// <param name="Body">Fernet token, or base64url of nonce ‖ ciphertext ‖ tag.</param>
internal sealed record SealedText(string Algorithm, string KeyId, string Body)
{
    public const string Fernet = "fernet";
    public const string Aes256Gcm = "a256gcm";

    private const char Separator = ':';

    public static string Write(string algorithm, string keyId, string body) => $"{algorithm}{Separator}{keyId}{Separator}{body}";

    /// <summary>Whether the text has this form. It may still be that no key opens it.</summary>
    public static bool TryRead(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out SealedText? parts)
    {
        parts = null;
        var pieces = text.Split(Separator);

        if (pieces is [Fernet or Aes256Gcm, { Length: Vaults.KeyId.Length } id, { Length: > 0 } body]
            && id.AsSpan().IndexOfAnyExcept(SecretAlphabet.KeyId) < 0)
        {
            parts = new SealedText(pieces[0], id, body);
        }

        return parts is not null;
    }
}
