using System.Buffers;
using System.Security.Cryptography;

namespace Maru.Chain;

/// <summary>
/// A signed statement about a range of rows: ECDSA with P-256 and SHA-256, over a fixed first line and the canonical JSON of all fields
/// except the public key and the signature. Checkpoints are a chain too: each contains the hash of the one before. Immutable.
/// </summary>
public sealed record Checkpoint
{
    /// <summary>1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The first row of the range.</summary>
    public required long FirstId { get; init; }

    /// <summary>The last row of the range.</summary>
    public required long LastId { get; init; }

    /// <summary>The hash of the last row.</summary>
    public required string LastHash { get; init; }

    /// <summary>The Merkle root over the rows' hashes.</summary>
    public required string Root { get; init; }

    /// <summary><see cref="Digest"/> of the checkpoint before; <see cref="RowHasher.Genesis"/> in the first.</summary>
    public required string Previous { get; init; }

    /// <summary>When it was made: microseconds since 1970-01-01T00:00:00Z.</summary>
    public required long At { get; init; }

    /// <summary>The first 16 hexadecimal digits of the public key's SHA-256.</summary>
    public required string KeyId { get; init; }

    /// <summary>SubjectPublicKeyInfo, base64.</summary>
    public required string PublicKey { get; init; }

    /// <summary>The signature, base64, r and s of 32 bytes each; empty in one that is not signed yet.</summary>
    public string Signature { get; init; } = "";

    /// <summary>The id of a public key.</summary>
    /// <param name="publicKey">SubjectPublicKeyInfo.</param>
    public static string KeyIdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey))[..16];

    /// <summary>SHA-256 of what is signed, hexadecimal.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Statement()));

    /// <summary>The same checkpoint, signed.</summary>
    /// <param name="key">The private key that <see cref="PublicKey"/> belongs to.</param>
    public Checkpoint SignedBy(ECDsa key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return this with { Signature = Convert.ToBase64String(key.SignData(Statement(), HashAlgorithmName.SHA256)) };
    }

    /// <summary>Whether key id, public key and signature belong together.</summary>
    public bool IsGenuine()
    {
        try
        {
            var publicKey = Convert.FromBase64String(PublicKey);
            if (KeyIdOf(publicKey) != KeyId)
            {
                return false;
            }

            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            return key.VerifyData(Statement(), Convert.FromBase64String(Signature), HashAlgorithmName.SHA256);
        }
        catch (Exception e) when (e is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private byte[] Statement()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        var json = new CanonicalJson(buffer);
        json.Raw("maru audit checkpoint 1\n{\"at\":"u8);
        json.Number(At);
        json.Raw(",\"first_id\":"u8);
        json.Number(FirstId);
        json.Raw(",\"key_id\":"u8);
        json.Text(KeyId);
        json.Raw(",\"last_hash\":"u8);
        json.Text(LastHash);
        json.Raw(",\"last_id\":"u8);
        json.Number(LastId);
        json.Raw(",\"number\":"u8);
        json.Number(Number);
        json.Raw(",\"previous\":"u8);
        json.Text(Previous);
        json.Raw(",\"root\":"u8);
        json.Text(Root);
        json.Raw("}"u8);
        return buffer.WrittenSpan.ToArray();
    }
}
