using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Calls.Content;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys.Rotating;

/// <summary>
/// Seals every stored key anew under the first encryption key, all or none; afterwards the former one can be dropped. Rows that no key
/// opens are counted and kept. The keys of stored prompts are wrapped anew beside them. Running it again changes nothing.
/// </summary>
internal sealed class RotateKeys(Change change, Snapshot<RouteMap> settings, IApiKeyStore keys, Vault vault, TimeProvider clock)
{
    public Task<Outcome<RotationCounts>> RunAsync(string actor, CancellationToken ct) => change.RunAsync<RotationCounts>(
        async tx =>
        {
            if (vault.State == VaultState.Locked)
            {
                return SecretsFailures.Locked;
            }

            var (rotated, already, undecryptable) = (0, 0, 0);
            foreach (var key in await keys.ListAsync(tx, ct))
            {
                var resealed = vault.Reseal(key.Key.Text);
                if (resealed.Failure is not null)
                {
                    undecryptable++;
                }
                else if (resealed.Value == key.Key.Text)
                {
                    already++;
                }
                else
                {
                    rotated++;
                    await keys.ResealAsync(tx, key.Id, resealed.Value, KeySealer.SealingKeyId(resealed.Value), ct);
                }
            }

            await RewrapAsync(tx, ct);

            // Last, in the same transaction: the token vouches for a key that opens the rest.
            await KeyCheckRow.WriteAsync(tx, vault.CreateKeyCheck().Value, ct);
            tx.Publish(new KeysRotated(rotated, already, undecryptable, actor, clock.Now()));
            var counts = new { Rotated = rotated, Already = already, Undecryptable = undecryptable };
            tx.Record(new AuditEntry(AuditActions.Execute, "llm.rotate") { Details = counts });
            return new RotationCounts(rotated, already, undecryptable);
        },
        ct,
        queueOn: settings);

    private async Task RewrapAsync(Tx tx, CancellationToken ct)
    {
        foreach (var (id, wrapped) in await CallDataKeyStore.ListAsync(tx, ct))
        {
            if (vault.Reseal(wrapped) is { Failure: null } resealed && resealed.Value != wrapped)
            {
                await CallDataKeyStore.RewrapAsync(tx, id, resealed.Value, ct);
            }
        }
    }
}
