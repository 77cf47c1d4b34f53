using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Maru.Platform.Secrets.FernetKeys;

/// <summary>
/// The Fernet token, version 0x80: base64url of version ‖ seconds (64 bit, big endian) ‖ IV ‖ AES-128-CBC with PKCS#7 ‖
/// HMAC-SHA256 over all before it. Pure functions, thread safe.
/// </summary>
public static class Fernet
{
    /// <summary>How every token begins, because the version is 0x80 and the clock is not past the year 2106.</summary>
    public const string Start = "gAAAA";

    /// <summary>Bytes of the initialisation vector.</summary>
    public const int IvSize = 16;

    private const byte Version = 0x80;
    private const int BlockSize = 16;
    private const int TimeAt = 1;
    private const int IvAt = TimeAt + sizeof(ulong);
    private const int BodyAt = IvAt + IvSize;
    private const int Shortest = BodyAt + BlockSize + HMACSHA256.HashSizeInBytes;

    /// <summary>Seals bytes under a fresh random IV, so that the same bytes give another token each time.</summary>
    /// <param name="key">The key.</param>
    /// <param name="plaintext">What to seal; may be empty.</param>
    /// <param name="now">The time written into the token in the clear; not before 1970.</param>
    public static string Seal(FernetKey key, ReadOnlySpan<byte> plaintext, DateTimeOffset now)
    {
        Span<byte> iv = stackalloc byte[IvSize];
        RandomNumberGenerator.Fill(iv);
        return Seal(key, plaintext, now, iv);
    }

    /// <summary>Opens a token. The reason must not leave the process; see <see cref="FernetRefusal"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="token">The token's text, padded.</param>
    /// <param name="plaintext">What was sealed; the caller may zero it.</param>
    /// <param name="refusal">Why not.</param>
    /// <param name="age">The age limit; null for stored secrets, which must stay readable even when the clock was set back.</param>
    public static bool TryOpen(
        FernetKey key,
        ReadOnlySpan<char> token,
        [NotNullWhen(true)] out byte[]? plaintext,
        out FernetRefusal refusal,
        FernetAge? age = null)
    {
        ArgumentNullException.ThrowIfNull(key);

        plaintext = null;
        refusal = Check(key, token, age, out var bytes);

        if (refusal == FernetRefusal.None && (plaintext = Decrypt(key, bytes)) is null)
        {
            refusal = FernetRefusal.BadPadding;
        }

        return plaintext is not null;
    }

    /// <summary>
    /// Seals with a given IV. Only the public test vectors need this: if an IV is used twice, equal beginnings become visible.
    /// </summary>
    internal static string Seal(FernetKey key, ReadOnlySpan<byte> plaintext, DateTimeOffset now, ReadOnlySpan<byte> iv)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(now, DateTimeOffset.UnixEpoch);

        using var aes = AesOf(key);
        var token = new byte[BodyAt + aes.GetCiphertextLengthCbc(plaintext.Length) + HMACSHA256.HashSizeInBytes];

        token[0] = Version;
        BinaryPrimitives.WriteUInt64BigEndian(token.AsSpan(TimeAt), (ulong)now.ToUnixTimeSeconds());
        iv.CopyTo(token.AsSpan(IvAt, IvSize));
        aes.EncryptCbc(plaintext, iv, token.AsSpan(BodyAt..^HMACSHA256.HashSizeInBytes));
        HMACSHA256.HashData(key.Signing, token.AsSpan(..^HMACSHA256.HashSizeInBytes), token.AsSpan(^HMACSHA256.HashSizeInBytes..));

        return CanonicalBase64Url.EncodePadded(token);
    }

    private static FernetRefusal Check(FernetKey key, ReadOnlySpan<char> token, FernetAge? age, out byte[] bytes)
    {
        bytes = CanonicalBase64Url.DecodePadded(token) ?? [];

        if (bytes.Length < Shortest || (bytes.Length - Shortest) % BlockSize != 0)
        {
            return FernetRefusal.Malformed;
        }

        if (bytes[0] != Version)
        {
            return FernetRefusal.UnknownVersion;
        }

        var tooOldOrNew = age?.Judge(BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(TimeAt))) ?? FernetRefusal.None;

        if (tooOldOrNew != FernetRefusal.None)
        {
            return tooOldOrNew;
        }

        Span<byte> expected = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key.Signing, bytes.AsSpan(..^HMACSHA256.HashSizeInBytes), expected);

        return CryptographicOperations.FixedTimeEquals(expected, bytes.AsSpan(^HMACSHA256.HashSizeInBytes..))
            ? FernetRefusal.None
            : FernetRefusal.BadSignature;
    }

    private static byte[]? Decrypt(FernetKey key, byte[] bytes)
    {
        using var aes = AesOf(key);
        var padded = aes.DecryptCbc(bytes.AsSpan(BodyAt..^HMACSHA256.HashSizeInBytes), bytes.AsSpan(IvAt, IvSize), PaddingMode.None);

        try
        {
            var pad = padded[^1];

            return pad is >= 1 and <= BlockSize && padded.AsSpan(^pad..).IndexOfAnyExcept(pad) < 0 ? padded[..^pad] : null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    private static Aes AesOf(FernetKey key)
    {
        var aes = Aes.Create();
        aes.SetKey(key.Encryption);
        return aes;
    }
}
