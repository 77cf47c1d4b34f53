using Maru.Contracts.Llm;
using Maru.Kernel;
using Maru.Modules.Llm.Configuration.Routes;
using Maru.Platform.Auditing;
using Maru.Platform.Changes;
using Maru.Platform.Secrets;
using Maru.Platform.Secrets.Vaults;
using Maru.Platform.Snapshots;
using Maru.Platform.Sql;

namespace Maru.Modules.Llm.Configuration.Keys.Rotating;

/// <summary>Removes stored keys that no encryption key opens. Refused while locked, because then that would be all of them.</summary>
internal sealed class PurgeUndecryptable(
    Change change, Snapshot<RouteMap> settings, IApiKeyStore keys, Vault vault, TimeProvider clock)
{
    public Task<Outcome<int>> RunAsync(bool confirm, string actor, CancellationToken ct) => change.RunAsync<int>(
        async tx =>
        {
            if (!confirm)
            {
                return LlmFailures.ConfirmationRequired.At("confirm", "Must be true.");
            }

            if (vault.State == VaultState.Locked)
            {
                return SecretsFailures.Locked;
            }

            var purged = 0;
            foreach (var key in await keys.ListAsync(tx, ct))
            {
                if (vault.Open(key.Key.Text).Failure is null)
                {
                    continue;
                }

                purged++;
                await keys.DeleteAsync(tx, key.Id, ct);
                tx.Record(new AuditEntry(AuditActions.Delete, AuditView.ApiKeys, key.Id) { Before = AuditView.Of(key) });
                tx.Publish(new ApiKeyChanged(
                    key.Id, key.Provider, ConfigurationAct.Purge, actor, $"Key {key.Key.Hint} removed: nothing opens it.", clock.Now()));
            }

            tx.Record(new AuditEntry(AuditActions.Execute, "llm.purge_undecryptable") { Details = new { Purged = purged } });
            return purged;
        },
        ct,
        queueOn: settings);
}
