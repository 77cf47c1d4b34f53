using Maru.Platform.Sql;

namespace Maru.Modules.Audit.Chain;

/// <summary>Table <c>audit_signing_key</c>: the private keys are sealed; at most one key, for all nodes, is not retired.</summary>
internal sealed class CheckpointKeyStore(Db db, TimeProvider clock)
{
    /// <summary>
    /// The current key if <paramref name="opens"/> accepts it; otherwise it is retired and <paramref name="make"/> makes the next one.
    /// </summary>
    public async Task<(CheckpointKeyRow Key, bool Made)> CurrentOrAddAsync(
        Func<CheckpointKeyRow, bool> opens, Func<CheckpointKeyRow> make, CancellationToken ct)
    {
        while (true)
        {
            await using var tx = await db.BeginAsync(ct);
            var current = await tx.QuerySingleOrDefaultAsync<CheckpointKeyRow>(
                "SELECT id, public_key, private_key_sealed FROM audit_signing_key WHERE retired_at IS NULL", ct: ct);
            if (current is not null && opens(current))
            {
                return (current, false);
            }

            if (current is not null)
            {
                await tx.ExecuteAsync(
                    "UPDATE audit_signing_key SET retired_at = @now WHERE id = @Id", new { current.Id, now = clock.Now() }, ct);
            }

            // Otherwise another node made the key first, and its key is used.
            var made = make();
            if (await TryAddAsync(tx, made, ct))
            {
                await tx.CommitAsync(ct);
                return (made, true);
            }
        }
    }

    private async Task<bool> TryAddAsync(Tx tx, CheckpointKeyRow key, CancellationToken ct) => await tx.ExecuteAsync("""
        INSERT INTO audit_signing_key (id, public_key, private_key_sealed, created_at) VALUES (@Id, @PublicKey, @PrivateKeySealed, @now)
        ON CONFLICT DO NOTHING
        """, new { key.Id, key.PublicKey, key.PrivateKeySealed, now = clock.Now() }, ct) > 0;
}
