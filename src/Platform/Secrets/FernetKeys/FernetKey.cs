using System.Security.Cryptography;
using Maru.Platform.Secrets.Vaults;

namespace Maru.Platform.Secrets.FernetKeys;

/// <summary>
/// A Fernet key: 32 random bytes, of which the first 16 sign and the last 16 encrypt. Immutable, thread safe. Prints as <c>***</c>.
/// </summary>
public sealed class FernetKey
{
    /// <summary>Bytes in a key.</summary>
    public const int Size = 32;

    private const int Half = Size / 2;

    private readonly byte[] _bytes;

    private FernetKey(byte[] bytes)
    {
        _bytes = bytes;
        Id = KeyId.Of(bytes);
    }

    /// <summary>
    /// Eight hexadecimal characters that identify the key and reveal nothing about it. They may be in logs and stored texts.
    /// </summary>
    public string Id { get; }

    internal ReadOnlySpan<byte> Signing => _bytes.AsSpan(0, Half);

    internal ReadOnlySpan<byte> Encryption => _bytes.AsSpan(Half);

    /// <summary>A new key from the system's random source.</summary>
    public static FernetKey Generate() => new(RandomNumberGenerator.GetBytes(Size));

    /// <summary>Reads base64url of 32 bytes, with its padding or without. No white space, no other spelling.</summary>
    /// <param name="text">44 characters, or 43 without the padding.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse(string? text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FernetKey? key)
    {
        var bytes = text?.Length switch
        {
            43 => CanonicalBase64Url.DecodeBare(text),
            44 => CanonicalBase64Url.DecodePadded(text),
            _ => null,
        };

        key = bytes is { Length: Size } ? new FernetKey(bytes) : null;
        return key is not null;
    }

    /// <summary>The key's text, as <see cref="TryParse"/> reads it. Call only to store the key where it belongs.</summary>
    public string Reveal() => CanonicalBase64Url.EncodePadded(_bytes);

    /// <summary>Whether both are the same key; takes the same time for all keys.</summary>
    /// <param name="other">The other key.</param>
    public bool IsSameAs(FernetKey other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);
    }

    /// <inheritdoc/>
    public override string ToString() => Secret.Masked;
}
