using System.Security.Cryptography;
using Maru.Chain;
using Maru.Modules.Audit.Ports;
using Maru.Platform.Secrets;
using Maru.Platform.Sql;
using Microsoft.Extensions.Logging;

namespace Maru.Modules.Audit.Adapters;

/// <summary>
/// Table <c>audit_signing_key</c>: a P-256 key that the vault seals, one for all nodes, made when first needed. A key that cannot be opened
/// any more is retired; its public half stands in the checkpoints it signed.
/// </summary>
internal sealed class VaultCheckpointKeys(Db db, Vault vault, TimeProvider clock, ILogger<VaultCheckpointKeys> log) : ICheckpointKeys, IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ECDsa? _key;

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
        while (true)
        {
            await using var tx = await db.BeginAsync(ct);
            if (await tx.QuerySingleOrDefaultAsync<KeyRow>(
                "SELECT id, private_key_sealed FROM audit_signing_key WHERE retired_at IS NULL", ct: ct) is { } current)
            {
                if (vault.Open(current.PrivateKeySealed) is { Failure: null } opened)
                {
                    var key = ECDsa.Create();
                    key.ImportPkcs8PrivateKey(Convert.FromBase64String(opened.Value), out _);
                    return key;
                }

                await tx.ExecuteAsync(
                    "UPDATE audit_signing_key SET retired_at = @now WHERE id = @Id", new { current.Id, now = clock.Now() }, ct);
                Log.KeyUnreadable(log, current.Id);
            }

            if (await TryMakeAsync(tx, ct) is { } made)
            {
                return made;
            }
        }
    }

    // Null: another node made the key first. Then that one counts.
    private async Task<ECDsa?> TryMakeAsync(Tx tx, CancellationToken ct)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = key.ExportSubjectPublicKeyInfo();
        var row = new
        {
            Id = Checkpoint.KeyIdOf(publicKey),
            PublicKey = Convert.ToBase64String(publicKey),
            Sealed = vault.Seal(Convert.ToBase64String(key.ExportPkcs8PrivateKey())).Value,
            Now = clock.Now(),
        };
        var made = await tx.ExecuteAsync("""
            INSERT INTO audit_signing_key (id, public_key, private_key_sealed, created_at) VALUES (@Id, @PublicKey, @Sealed, @Now)
            ON CONFLICT DO NOTHING
            """, row, ct);
        if (made == 0)
        {
            key.Dispose();
            return null;
        }

        await tx.CommitAsync(ct);
        Log.KeyMade(log, row.Id);
        return key;
    }

    private sealed class KeyRow
    {
        public string Id { get; init; } = "";

        public string PrivateKeySealed { get; init; } = "";
    }
}
