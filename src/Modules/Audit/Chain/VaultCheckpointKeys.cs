using System.Security.Cryptography;
using Maru.Chain;
using Maru.Platform.Secrets.Vaults;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Chain;

/// <summary>
/// The key that signs checkpoints.
/// A P-256 key that the vault seals, one for all nodes, made when first needed. A key that can no longer be opened is retired; its public
/// key is in the checkpoints it signed.
/// </summary>
internal sealed class VaultCheckpointKeys(CheckpointKeyStore store, Vault vault, ILogger<VaultCheckpointKeys> log) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ECDsa? _key;

    /// <summary>Signs; null while the vault is locked.</summary>
    /// <param name="draft">Gets key id, public key and signature.</param>
    /// <param name="ct">Cancels it.</param>
    public async Task<Checkpoint?> SignAsync(Checkpoint draft, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            _key ??= vault.State == VaultState.Locked ? null : await StoredAsync(ct);
            if (_key is null)
            {
                return null;
            }

            var publicKey = _key.ExportSubjectPublicKeyInfo();
            return (draft with { KeyId = Checkpoint.KeyIdOf(publicKey), PublicKey = Convert.ToBase64String(publicKey) }).SignedBy(_key);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        _key?.Dispose();
        _turn.Dispose();
    }

    private async Task<ECDsa> StoredAsync(CancellationToken ct)
    {
        var (row, made) = await store.CurrentOrAddAsync(Opens, Make, ct);
        if (made)
        {
            Log.KeyMade(log, row.Id);
        }

        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(vault.Open(row.PrivateKeySealed).Value), out _);
        return key;
    }

    private bool Opens(CheckpointKeyRow key)
    {
        var opened = !vault.Open(key.PrivateKeySealed).Failed(out _);
        if (!opened)
        {
            Log.KeyUnreadable(log, key.Id);
        }

        return opened;
    }

    private CheckpointKeyRow Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = key.ExportSubjectPublicKeyInfo();
        return new CheckpointKeyRow
        {
            Id = Checkpoint.KeyIdOf(publicKey),
            PublicKey = Convert.ToBase64String(publicKey),
            PrivateKeySealed = vault.Seal(Convert.ToBase64String(key.ExportPkcs8PrivateKey())).Value,
        };
    }
}
