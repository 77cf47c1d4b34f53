using System.Security.Cryptography;
using Maru.Kernel;
using Maru.Platform.Secrets.FernetKeys;

namespace Maru.Platform.Secrets.Vaults;

/// <summary>
/// An AES-256-GCM key of one account, stored only wrapped by the vault's ring. Rotating the ring re-wraps these few keys and leaves
/// the data as it is; deleting the wrapped key makes the account's data unreadable for good. Thread safe; disposing zeroes
/// the key and must wait until no call runs.
/// </summary>
public sealed class DataKey : IDisposable
{
    /// <summary>Bytes in a key.</summary>
    public const int Size = 32;

    private readonly byte[] _bytes;
    private readonly string _id;
    private volatile bool _disposed;

    private DataKey(byte[] bytes, string wrapped) => (_bytes, _id, Wrapped) = (bytes, KeyId.Of(bytes), wrapped);

    /// <summary>The key as it is stored. Re-wrap it with <see cref="Vault.Reseal"/>.</summary>
    public string Wrapped { get; }

    /// <summary>A new key. Refuses with <c>secrets.locked</c>.</summary>
    /// <param name="vault">The vault that wraps it.</param>
    public static Outcome<DataKey> Create(Vault vault)
    {
        ArgumentNullException.ThrowIfNull(vault);

        var bytes = RandomNumberGenerator.GetBytes(Size);
        var wrapped = vault.Seal(CanonicalBase64Url.EncodePadded(bytes));
        return wrapped.Failed(out var failure) ? failure : new DataKey(bytes, wrapped.Value);
    }

    /// <summary>The key from its stored form. Refuses as <see cref="Vault.Open"/> does.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="wrapped">The stored form.</param>
    public static Outcome<DataKey> Unwrap(Vault vault, string wrapped)
    {
        ArgumentNullException.ThrowIfNull(vault);

        var opened = vault.Open(wrapped);

        if (opened.Failed(out var failure))
        {
            return failure;
        }

        return CanonicalBase64Url.DecodePadded(opened.Value) is { Length: Size } bytes
            ? new DataKey(bytes, wrapped)
            : SecretsFailures.Undecryptable;
    }

    /// <summary>Seals a text for one place.</summary>
    /// <param name="plaintext">Any well-formed text.</param>
    /// <param name="associatedData">
    /// Names the place (table, column, row id). It is not stored but must be the same at <see cref="Open"/>, so that a sealed text
    /// moved to another row or account does not open there.
    /// </param>
    public string Seal(string plaintext, string associatedData)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Envelope.Seal(_bytes, _id, plaintext, associatedData);
    }

    /// <summary>Opens what <see cref="Seal"/> made. Refuses with <c>secrets.undecryptable</c>.</summary>
    /// <param name="sealedText">The stored text.</param>
    /// <param name="associatedData">The place, as it was given to <see cref="Seal"/>.</param>
    public Outcome<string> Open(string sealedText, string associatedData)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Envelope.TryOpen(_bytes, _id, sealedText, associatedData, out var plaintext) ? plaintext : SecretsFailures.Undecryptable;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // The flag is set first: a later call must throw and not seal with a key of zeroes.
        _disposed = true;
        CryptographicOperations.ZeroMemory(_bytes);
    }

    /// <inheritdoc/>
    public override string ToString() => Secret.Masked;
}
